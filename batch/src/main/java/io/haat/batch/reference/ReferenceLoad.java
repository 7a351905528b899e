package io.haat.batch.reference;

import io.haat.batch.mapping.Field;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.Target;
import io.haat.batch.transform.UnitInput;
import io.haat.batch.unit.CopyColumn;
import io.haat.batch.unit.CuratedFiles;
import io.haat.batch.unit.LedgerEntry;
import io.haat.batch.unit.RejectedRows;
import io.haat.batch.unit.TableCopy;
import io.haat.batch.unit.UnitInputs;
import io.haat.batch.unit.UnitListener;
import io.haat.batch.unit.UnitPlace;
import io.haat.lake.RawObject;
import io.haat.warehouse.RetailerLock;
import io.haat.warehouse.TimeZones;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.LoadedUnit;
import io.haat.warehouse.load.UnitRecords;
import io.haat.warehouse.reference.ListChanges;
import io.haat.warehouse.reference.ReferenceList;
import io.haat.warehouse.reference.StoreList;
import io.haat.warehouse.reference.VersionedList;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Loads lists of products, stores or customers into the dimensions, before or after the sales that
 * name them: a whole file in one transaction. How a list and what is known meet is said at {@link
 * ReferenceList}, {@link VersionedList} and {@link StoreList}.
 */
public final class ReferenceLoad {
  private final UnitPlace place;
  private final Warehouse warehouse;
  private final Mapping mapping;
  private final UnitListener listener;

  /**
   * @param mapping whose target is not {@link Target#LINE}
   */
  public ReferenceLoad(
      UnitPlace place, Warehouse warehouse, Mapping mapping, UnitListener listener) {
    if (mapping.target() == Target.LINE) {
      throw new IllegalArgumentException(mapping.origin() + " maps sales, not a list");
    }
    this.place = place;
    this.warehouse = warehouse;
    this.mapping = mapping;
    this.listener = listener;
  }

  /**
   * Loads a raw object that has landed. The same object again changes nothing.
   *
   * @throws MappingException if the mapping does not fit its columns
   */
  public ReferenceReport load(RawObject object) throws IOException, SQLException, MappingException {
    long start = System.nanoTime();
    try (RetailerLock lock = RetailerLock.acquire(warehouse, mapping.retailer(), listener::notice);
        Connection connection = warehouse.connect()) {
      var ledger = new LoadLedger(connection, LedgerEntry.of(lock.retailerKey(), mapping, object));
      ReferenceReport report =
          ledger.isComplete()
              ? alreadyLoaded(connection, ledger)
              : loadNow(connection, lock.retailerKey(), ledger, object);
      return report.of(1, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private ReferenceReport loadNow(
      Connection connection, short retailerKey, LoadLedger ledger, RawObject object)
      throws IOException, SQLException, MappingException {
    Set<String> zones = mapping.target() == Target.STORE ? TimeZones.known(connection) : Set.of();
    connection.setAutoCommit(false);
    try (UnitInputs inputs = UnitInputs.open(object, mapping, place);
        var transform = ReferenceTransform.open(mapping, object.id(), zones, place.limits())) {
      int attempt = earlierAttempts(ledger) + 1;
      ledger.forgetUnits();
      ReferenceReport judged = ReferenceReport.empty();
      int units = 0;
      for (UnitInput input = inputs.next(); input != null; input = inputs.next()) {
        judged = judged.plus(keep(transform.judge(input), attempt, connection, ledger, object));
        inputs.discard(input);
        listener.read(inputs.bytesRead(), object.bytes());
        units++;
      }
      ListChanges changes = apply(transform, connection, retailerKey, ledger);
      ledger.complete(units);
      connection.commit();
      return new ReferenceReport(
          1,
          judged.read(),
          changes.inserted(),
          changes.changed(),
          changes.unchanged(),
          judged.rejected(),
          judged.rejectedByRule(),
          Duration.ZERO);
    } catch (SQLException | IOException | MappingException | RuntimeException failed) {
      rollback(connection, failed);
      throw failed;
    }
  }

  /** Records a unit and its rejected records; its good ones count as unchanged until applied. */
  private ReferenceReport keep(
      ReferenceUnit unit, int attempt, Connection connection, LoadLedger ledger, RawObject object)
      throws SQLException, IOException {
    int key =
        ledger.record(
            LoadedUnit.ofReference(unit.input().index(), attempt, unit.good(), unit.rejected()));
    Map<String, Long> byRule = RejectedRows.write(unit, key, connection);
    if (unit.rejected() > 0) {
      new CuratedFiles(place.lake(), mapping.retailer(), "-" + mapping.target().key())
          .writeRejected(unit, object.id(), attempt);
    }
    return new ReferenceReport(
        0,
        unit.good() + unit.rejected(),
        0,
        0,
        unit.good(),
        unit.rejected(),
        byRule,
        Duration.ZERO);
  }

  private ListChanges apply(
      ReferenceTransform transform, Connection connection, short retailerKey, LoadLedger ledger)
      throws SQLException {
    if (transform.entries().isEmpty()) {
      return new ListChanges(0, 0, 0);
    }
    ReferenceList list = list();
    TableCopy.run(
        transform.database().connection(),
        transform.entries().get(),
        columns(),
        list.stage(connection));
    return list.apply(connection, retailerKey, ledger.receivedAt());
  }

  private ReferenceList list() {
    return switch (mapping.target()) {
      case PRODUCT -> VersionedList.PRODUCT;
      case CUSTOMER -> VersionedList.CUSTOMER;
      case STORE -> new StoreList(mapping.timezone());
      case LINE -> throw new IllegalStateException("lines are no list");
    };
  }

  private List<CopyColumn> columns() {
    return mapping.target().fields().values().stream().map(ReferenceLoad::column).toList();
  }

  private static CopyColumn column(Field field) {
    return switch (field.kind()) {
      case TEXT -> CopyColumn.TEXT;
      case EXACT -> CopyColumn.TEN_THOUSANDTHS;
      case WHOLE -> CopyColumn.INT4;
      case MEASURE -> CopyColumn.MILLIONTHS;
      case DATE -> CopyColumn.DATE;
      case MOMENT -> CopyColumn.INSTANT;
    };
  }

  private static int earlierAttempts(LoadLedger ledger) throws SQLException {
    return ledger.units().values().stream()
        .mapToInt(stored -> stored.unit().attempt())
        .max()
        .orElse(0);
  }

  private ReferenceReport alreadyLoaded(Connection connection, LoadLedger ledger)
      throws SQLException {
    listener.notice("this file is loaded already: nothing to do");
    long read = 0;
    long rejected = 0;
    var byRule = new TreeMap<String, Long>();
    for (LoadLedger.Stored stored : ledger.units().values()) {
      read += stored.unit().read();
      rejected += stored.unit().rejected();
      new UnitRecords(connection, stored.key())
          .rejectedByRule()
          .forEach((rule, n) -> byRule.merge(rule, n, Long::sum));
    }
    return new ReferenceReport(1, read, 0, 0, read - rejected, rejected, byRule, Duration.ZERO);
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException unreachable) {
      cause.addSuppressed(unreachable);
    }
  }
}
