package io.haat.batch.load;

import io.haat.batch.mapping.Mapping;
import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.unit.CuratedFiles;
import io.haat.batch.unit.RejectedRows;
import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.lake.ObjectStore;
import io.haat.lake.RawObject;
import io.haat.model.LineKind;
import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.LoadLock;
import io.haat.warehouse.load.StoreDimension;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Loads one object's units, in their order: each in one transaction, which its Parquet files
 * precede. What a crash leaves is a unit that is not loaded, and perhaps files that its next
 * attempt replaces.
 */
final class UnitLoader {
  /** Unique violation, deadlock, serialization failure. */
  private static final Set<String> MET_THE_STREAM = Set.of("23505", "40P01", "40001");

  private static final int MOST_ATTEMPTS = 5;

  private final Connection warehouse;
  private final short retailerKey;
  private final Mapping mapping;
  private final RawObject object;
  private final LoadLedger ledger;
  private final CuratedFiles files;
  private final Executor background;
  private final boolean numberedAsBefore;
  private final KnownLines known;

  UnitLoader(
      Connection warehouse,
      short retailerKey,
      Mapping mapping,
      RawObject object,
      LoadLedger ledger,
      ObjectStore lake,
      Map<Integer, LoadLedger.Stored> stored,
      Executor background) {
    this.warehouse = warehouse;
    this.retailerKey = retailerKey;
    this.mapping = mapping;
    this.object = object;
    this.ledger = ledger;
    this.files = new CuratedFiles(lake, mapping.retailer());
    this.background = background;
    this.numberedAsBefore =
        stored.values().stream().allMatch(unit -> unit.isFramedAs(mapping.framing()));
    this.known =
        new KnownLines(warehouse, ledger, object.id(), !stored.isEmpty(), numberedAsBefore);
  }

  /** Clears the lake of what a killed load wrote and did not commit. */
  void removeFilesOfUnstoredUnits(Map<Integer, LoadLedger.Stored> stored) throws IOException {
    var attempts = new HashMap<Integer, Integer>();
    stored.forEach((unit, loaded) -> attempts.put(unit, loaded.unit().attempt()));
    files.removeUnstored(object.id(), attempts);
  }

  /**
   * Loads one unit and commits it. If the stream has stored lines of it between the look and the
   * copy, it is begun anew, and this time the stream waits.
   *
   * @param earlier what an earlier attempt at this unit left
   * @param coreIsFree is run when its Parquet files are written, by another thread
   */
  LoadReport load(TransformedUnit unit, Optional<LoadLedger.Stored> earlier, Runnable coreIsFree)
      throws SQLException, IOException {
    warehouse.setAutoCommit(false);
    for (int attempt = 1; ; attempt++) {
      try {
        if (attempt > 1) {
          LoadLock.FACTS.acquire(warehouse, retailerKey);
        }
        LoadReport report = write(unit, earlier, coreIsFree);
        warehouse.commit();
        return report;
      } catch (SQLException | IOException | RuntimeException failed) {
        boolean rolledBack = rollback(failed);
        boolean again = attempt < MOST_ATTEMPTS && hasMetTheStream(failed);
        if (rolledBack) {
          // The next attempt may have fewer months of lines, or never come.
          removeFilesOfThisAttempt(failed);
        }
        if (!again) {
          throw failed;
        }
      }
    }
  }

  private static boolean hasMetTheStream(Exception failed) {
    return failed instanceof SQLException sql
        && MET_THE_STREAM.contains(String.valueOf(sql.getSQLState()));
  }

  private LoadReport write(
      TransformedUnit unit, Optional<LoadLedger.Stored> earlier, Runnable coreIsFree)
      throws SQLException, IOException {
    DuckDb lines = unit.database();
    var keys = new DimensionKeys(lines, warehouse, retailerKey, mapping);
    List<StoreDimension.Known> stores = keys.stores();
    boolean numbered = mapping.field("line_no").isPresent();
    for (StoreDimension.Known store : stores) {
      unit.countDays(store.storeId(), store.dayZone());
    }
    known.settle(unit, numbered, earlier);
    UnitCounts counts = UnitCounts.of(unit);
    int attempt = UnitAudit.attempt(earlier);
    var audit = UnitAudit.of(unit, counts, numbered, numberedAsBefore, earlier);
    int unitKey = ledger.record(audit.unit(), audit.framing(mapping.framing()));

    // While the warehouse takes one thing, the next is made ready.
    CompletableFuture<Void> curated =
        meanwhile(() -> files.writeLines(unit, object.id(), attempt))
            .whenComplete((written, failed) -> coreIsFree.run());
    CompletableFuture<Void> daily = CompletableFuture.completedFuture(null);
    try {
      keys.products();
      daily = meanwhile(() -> RollupCopy.prepare(lines));
      keys.customers();
      lines.execute(FactSql.KEYED_LINES);
      copyFacts(lines, unitKey, counts);
      Unchecked.join(daily);
      var byRule = RejectedRows.write(unit, unitKey, warehouse);
      if (counts.rejected() > 0) {
        files.writeRejected(unit, object.id(), attempt);
      }
      Unchecked.join(curated);
      // From here to the commit the stream waits, so this comes last.
      LoadLock.ROLLUPS.acquire(warehouse, retailerKey);
      new RollupCopy(lines, warehouse).write(mapping.retailer(), stores);
      ledger.haveFilesUpto(counts.lastSoldAt());
      return new LoadReport(
          1,
          counts.read(),
          counts.sales(),
          counts.refunds(),
          counts.rejected(),
          byRule,
          counts.alreadyThere(),
          Duration.ZERO);
    } finally {
      // Whatever went wrong here, the lines must not be closed under those who read them.
      daily.exceptionally(failed -> null).join();
      Unchecked.join(curated);
    }
  }

  private CompletableFuture<Void> meanwhile(Unchecked.Action action) {
    return CompletableFuture.runAsync(() -> Unchecked.run(action), background);
  }

  private void copyFacts(DuckDb lines, int unitKey, UnitCounts counts) throws SQLException {
    long sales = copyFacts(lines, unitKey, LineKind.SALE, "fact_sales");
    long refunds = copyFacts(lines, unitKey, LineKind.REFUND, "fact_refunds");
    if (sales != counts.sales() || refunds != counts.refunds()) {
      throw new IllegalStateException(
          "%d sales and %d refunds are good, but %d and %d were written"
              .formatted(counts.sales(), counts.refunds(), sales, refunds));
    }
  }

  private long copyFacts(DuckDb lines, int unitKey, LineKind kind, String table)
      throws SQLException {
    return TableCopy.runOrdered(
        lines.connection(),
        FactSql.facts(kind, unitKey),
        FactSql.FACTS,
        FactSql::receiptNumber,
        BinaryCopy.into(warehouse, table, FactSql.columns(kind)));
  }

  private void removeFilesOfThisAttempt(Exception cause) {
    try {
      removeFilesOfUnstoredUnits(ledger.units());
    } catch (SQLException | IOException notRemoved) {
      cause.addSuppressed(notRemoved);
    }
  }

  /** Whether it is certain that nothing of the unit was committed. */
  private boolean rollback(Exception cause) {
    try {
      warehouse.rollback();
      return true;
    } catch (SQLException unreachable) {
      cause.addSuppressed(unreachable);
      return false;
    }
  }
}
