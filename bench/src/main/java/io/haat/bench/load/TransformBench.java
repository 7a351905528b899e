package io.haat.bench.load;

import io.haat.app.command.load.LoadPlaces;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.LoadReport;
import io.haat.batch.load.TransformOnly;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.MappingReader;
import io.haat.bench.process.Folders;
import io.haat.bench.report.Figure;
import io.haat.lake.DirectoryStore;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.RawObject;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * From a landed CSV object to curated and rejected Parquet, against hand-written SQL with the same
 * threads and as much memory as the transform's two units have together.
 */
final class TransformBench {
  private static final String PART = Part.TRANSFORM.toString();
  private static final int UNITS_AT_ONCE = 2;

  /** How far the good lines may differ: DuckDB's reader loses lines after a stray quote. */
  private static final double LOST_BY_DUCKDB = 0.01;

  private final Bench bench;

  TransformBench(Bench bench) {
    this.bench = bench;
  }

  List<Figure> run(long rows)
      throws IOException, InterruptedException, SQLException, MappingException {
    Path file = bench.file(rows);
    Path lake = bench.place().newFolder("lake");
    Path temporary = lake.resolve(".scratch");
    try {
      TransformOnly transform = transform(lake, temporary);
      var byHand =
          new HandWrittenTransform(
              new DuckDbLimits(
                  UNITS_AT_ONCE * LoadPlaces.UNIT_MEMORY_MIB, UNITS_AT_ONCE, temporary));
      RawObject object = transform.land(file);
      var transforms = new ArrayList<Double>();
      var scripts = new ArrayList<Double>();
      for (int run = 1; run <= bench.runs(); run++) {
        bench.place().tell("transform: %,d rows, run %d of %d", rows, run, bench.runs());
        bench.settle();
        LoadReport report = transform.transform(object);
        transforms.add(report.took().toNanos() / 1e9);
        bench.settle();
        long start = System.nanoTime();
        long good = byHand.run(file, lake);
        scripts.add((System.nanoTime() - start) / 1e9);
        requireAlike(report.sales() + report.refunds(), good);
      }
      return figures(rows, transforms, scripts);
    } finally {
      Folders.remove(lake);
    }
  }

  private TransformOnly transform(Path lake, Path temporary) throws MappingException {
    var place =
        new LoadPlace(
            new DirectoryStore(lake),
            new Warehouse(new PGSimpleDataSource()),
            new DuckDbLimits(LoadPlaces.UNIT_MEMORY_MIB, 1, temporary),
            LoadPlaces.USUAL_UNIT_RECORDS,
            temporary,
            Clock.systemUTC());
    Path mapping = bench.home().resolve("sources").resolve(Bench.SOURCE + ".yaml");
    return new TransformOnly(place, MappingReader.read(mapping));
  }

  private static List<Figure> figures(long rows, List<Double> transforms, List<Double> scripts) {
    Figure transform = Figure.seconds(PART, "transform", rows, transforms);
    Figure script = Figure.seconds(PART, "hand-written SQL", rows, scripts);
    return List.of(
        transform,
        transform.rate(rows),
        script,
        Figure.ratio(PART, transform, script).within(LoadLimits.transformToSql(rows)));
  }

  private static void requireAlike(long good, long goodByHand) {
    if (Math.abs(good - goodByHand) > good * LOST_BY_DUCKDB) {
      throw new IllegalStateException(
          "not the same work: %d lines are good, by hand %d".formatted(good, goodByHand));
    }
  }
}
