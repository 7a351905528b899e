package io.haat.bench.load;

import io.haat.bench.process.Folders;
import io.haat.bench.process.ProcessRun;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The peak of the program's memory, beside PostgreSQL, over growing files. */
final class MemoryBench {
  private static final String PART = Part.MEMORY.toString();

  private final Bench bench;

  MemoryBench(Bench bench) {
    this.bench = bench;
  }

  List<Figure> run(List<Long> sizes) throws IOException, InterruptedException {
    var curve = new ArrayList<Figure>();
    for (long rows : sizes.stream().sorted().toList()) {
      peak(rows).ifPresent(curve::add);
    }
    var figures = new ArrayList<>(curve);
    for (int i = 1; i < curve.size(); i++) {
      figures.add(growth(curve.get(i - 1), curve.get(i)));
    }
    return figures;
  }

  private Optional<Figure> peak(long rows) throws IOException, InterruptedException {
    Path file = bench.file(rows);
    Path data = bench.place().newFolder("memory");
    try {
      bench.place().tell("memory: %,d rows", rows);
      ProcessRun run =
          bench
              .place()
              .program()
              .run("load", file, "--source", Bench.SOURCE, "--data", data, "--json");
      if (run.peakBytes().isEmpty()) {
        bench.place().tell("this system does not tell how much memory a process had");
        return Optional.empty();
      }
      double megabytes = run.peakBytes().getAsLong() / 1e6;
      return Optional.of(
          new Figure(
              PART,
              "peak of haat load",
              rows,
              megabytes,
              List.of(),
              Unit.MEGABYTES,
              LoadLimits.peakMegabytes(rows)));
    } finally {
      Folders.remove(data);
      Files.deleteIfExists(file);
    }
  }

  private static Figure growth(Figure smaller, Figure larger) {
    String what = String.format(Locale.ROOT, "peak / peak at %,d rows", smaller.rows());
    Limit limit = LoadLimits.memoryGrowth(larger.rows(), smaller.rows());
    double ratio = larger.value() / smaller.value();
    return new Figure(PART, what, larger.rows(), ratio, List.of(), Unit.RATIO, limit);
  }
}
