package io.haat.bench.load;

import io.haat.bench.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code haat generate} as a whole process. */
final class GenerateBench {
  private final Bench bench;

  GenerateBench(Bench bench) {
    this.bench = bench;
  }

  List<Figure> run(long rows) throws IOException, InterruptedException {
    var seconds = new ArrayList<Double>();
    Path file = bench.place().folder().resolve("generate.csv");
    for (int run = 1; run <= bench.runs(); run++) {
      bench.place().tell("generate: %,d rows, run %d of %d", rows, run, bench.runs());
      bench.settle();
      seconds.add(bench.generate(rows, file));
      Files.delete(file);
    }
    Figure took = Figure.seconds(Part.GENERATE.toString(), "haat generate", rows, seconds);
    return List.of(
        took.within(LoadLimits.generateSeconds(rows)),
        took.rate(rows).within(LoadLimits.generateRate(rows)));
  }
}
