package io.haat.batch.load;

import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.transform.TransformRequest;
import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.unit.CuratedFiles;
import io.haat.batch.unit.RejectedRows;
import io.haat.lake.RawObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * From a raw object to curated and rejected Parquet, without a warehouse: nothing can be already
 * there, and repeated lines are found within the object alone. Doing it again replaces the files.
 */
public final class TransformOnly {
  private final LoadPlace place;
  private final Mapping mapping;

  /**
   * @param place its warehouse is not connected to
   */
  public TransformOnly(LoadPlace place, Mapping mapping) {
    this.place = place;
    this.mapping = mapping;
  }

  /** Takes a file into the lake. */
  public RawObject land(Path file) throws IOException {
    return place.landing().land(mapping.retailer(), file);
  }

  /**
   * Transforms a landed object; what was rejected is counted in total only.
   *
   * @throws UnreadableFileException if it is empty, not text, or damaged
   * @throws MappingException if the mapping does not fit its columns
   */
  public LoadReport transform(RawObject object) throws IOException, SQLException, MappingException {
    long start = System.nanoTime();
    var request = new TransformRequest(mapping, object, List.of(), place.limits());
    var files = new CuratedFiles(place.lake(), mapping.retailer());
    var seen = new SeenIdentities();
    LoadReport report = LoadReport.empty();
    ExecutorService background = Executors.newSingleThreadExecutor();
    try (var units =
        UnitPipeline.open(object, request, place, background, LoadListener.SILENT, Map.of())) {
      for (var next = units.next(); next.isPresent(); next = units.next()) {
        try (TransformedUnit unit = ((UnitPipeline.Item.Ready) next.get()).unit()) {
          seen.rejectSeen(unit.database(), unit.duplicate());
          report = report.plus(write(unit, object, files));
        }
      }
    } finally {
      background.shutdownNow();
    }
    return report.of(1, Duration.ofNanos(System.nanoTime() - start));
  }

  private static LoadReport write(TransformedUnit unit, RawObject object, CuratedFiles files)
      throws SQLException, IOException {
    UnitCounts counts = UnitCounts.of(unit);
    files.writeLines(unit, object.id(), 1);
    RejectedRows.collect(unit);
    if (counts.rejected() > 0) {
      files.writeRejected(unit, object.id(), 1);
    }
    return new LoadReport(
        1,
        counts.read(),
        counts.sales(),
        counts.refunds(),
        counts.rejected(),
        new TreeMap<>(),
        0,
        Duration.ZERO);
  }
}
