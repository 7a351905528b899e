package io.haat.batch.load;

import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.transform.StoreSetting;
import io.haat.batch.transform.TransformRequest;
import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.unit.LedgerEntry;
import io.haat.lake.RawObject;
import io.haat.warehouse.RetailerLock;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.StoreSettings;
import io.haat.warehouse.load.UnitRecords;
import io.haat.warehouse.rollup.TransactionRecount;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Loads raw objects of sales lines: each is cut into units, and each unit is transformed in the
 * background while the one before it is loaded.
 */
public final class FileLoad {
  /** The next unit's transform, and of this unit the Parquet files and the rollups. */
  private static final int BACKGROUND_TASKS = 3;

  private final LoadPlace place;
  private final Mapping mapping;
  private final LoadListener listener;

  public FileLoad(LoadPlace place, Mapping mapping, LoadListener listener) {
    this.place = place;
    this.mapping = mapping;
    this.listener = listener;
  }

  /**
   * Loads a raw object that has landed.
   *
   * @throws UnreadableFileException if it is empty, not text, or damaged
   * @throws MappingException if the mapping does not fit its columns
   * @throws IOException if it cannot be read, or the lake not be written
   */
  public LoadReport load(RawObject object) throws IOException, SQLException, MappingException {
    try (RetailerLock lock =
            RetailerLock.acquire(place.warehouse(), mapping.retailer(), listener::notice);
        Connection connection = place.warehouse().connect()) {
      var ledger = new LoadLedger(connection, LedgerEntry.of(lock.retailerKey(), mapping, object));
      Map<Integer, LoadLedger.Stored> stored = ledger.units();
      if (ledger.isComplete()) {
        return alreadyLoaded(connection, stored);
      }
      return loadUnits(lock, connection, ledger, stored, object);
    }
  }

  private LoadReport loadUnits(
      RetailerLock lock,
      Connection connection,
      LoadLedger ledger,
      Map<Integer, LoadLedger.Stored> stored,
      RawObject object)
      throws IOException, SQLException, MappingException {
    List<StoreSetting> settings = settings(connection, lock.retailerKey());
    var request = new TransformRequest(mapping, object, settings, place.limits());
    ExecutorService background = Executors.newFixedThreadPool(BACKGROUND_TASKS, FileLoad::daemon);
    try (var units =
        UnitPipeline.open(object, request, cutAsBefore(stored), background, listener, stored)) {
      var loader =
          new UnitLoader(
              connection,
              lock.retailerKey(),
              mapping,
              object,
              ledger,
              place.lake(),
              stored,
              background);
      loader.removeFilesOfUnstoredUnits(stored);
      LoadReport report = LoadReport.empty();
      int count = 0;
      for (var next = units.next(); next.isPresent(); next = units.next()) {
        report = report.plus(load(next.get(), loader, connection, stored, units::transformNext));
        count++;
        listener.loaded(report);
      }
      connection.setAutoCommit(true);
      ledger.keepOnlyFactsFrom(count);
      TransactionRecount.run(connection, lock.retailerKey());
      // Only then complete: a load that is killed before is not taken for one that was published.
      place.publisher().publish(connection);
      ledger.complete(count);
      return report;
    } finally {
      background.shutdownNow();
    }
  }

  /**
   * An object that is begun is cut on as it was cut: its units are told apart by their number.
   * Where it has other records now, their old count says nothing.
   */
  private LoadPlace cutAsBefore(Map<Integer, LoadLedger.Stored> stored) {
    LoadLedger.Stored first = stored.get(0);
    return first != null
            && (first.mapping().equals(mapping.fingerprint())
                || first.isFramedAs(mapping.framing()))
        ? place.withRecordsPerUnit(first.unit().read())
        : place;
  }

  private static LoadReport load(
      UnitPipeline.Item item,
      UnitLoader loader,
      Connection connection,
      Map<Integer, LoadLedger.Stored> stored,
      Runnable coreIsFree)
      throws SQLException, IOException {
    if (item instanceof UnitPipeline.Item.Skipped skipped) {
      return alreadyThere(connection, skipped.stored());
    }
    try (TransformedUnit unit = ((UnitPipeline.Item.Ready) item).unit()) {
      return loader.load(unit, Optional.ofNullable(stored.get(unit.input().index())), coreIsFree);
    }
  }

  private LoadReport alreadyLoaded(Connection connection, Map<Integer, LoadLedger.Stored> stored)
      throws SQLException {
    listener.notice("this file is loaded already: nothing to do");
    LoadReport report = LoadReport.empty();
    for (LoadLedger.Stored unit : stored.values()) {
      report = report.plus(alreadyThere(connection, unit));
    }
    return report;
  }

  /** A stored unit met again: its good lines are there, its rejected ones are still rejected. */
  private static LoadReport alreadyThere(Connection connection, LoadLedger.Stored stored)
      throws SQLException {
    long rejected = stored.unit().rejected();
    return new LoadReport(
        1,
        stored.unit().read(),
        0,
        0,
        rejected,
        new TreeMap<>(new UnitRecords(connection, stored.key()).rejectedByRule()),
        stored.unit().read() - rejected,
        Duration.ZERO);
  }

  private static List<StoreSetting> settings(Connection connection, short retailerKey)
      throws SQLException {
    return StoreSettings.of(connection, retailerKey).stream()
        .map(s -> new StoreSetting(s.storeId(), s.timezone(), s.currency(), s.dayZone()))
        .toList();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "haat-load");
    thread.setDaemon(true);
    return thread;
  }
}
