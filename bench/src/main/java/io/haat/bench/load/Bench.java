package io.haat.bench.load;

import io.haat.bench.process.Programs;
import io.haat.bench.process.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What all parts of the benchmark share.
 *
 * @param home Haat's folder, where its sources' mappings are
 * @param runs how often each measurement is repeated, at least 1
 */
record Bench(Workplace place, Path home, int runs) {
  /** The mapping of generated files. */
  static final String SOURCE = "generated";

  private static final String DIRTY = "0.005";

  Bench {
    if (runs < 1) {
      throw new IllegalArgumentException("nothing is measured in " + runs + " runs");
    }
  }

  /** The generated file of so many rows, made at first need. */
  Path file(long rows) throws IOException, InterruptedException {
    Path file = place.folder().resolve("sales-" + rows + ".csv");
    if (!Files.exists(file)) {
      place.tell("making a file of %,d rows", rows);
      generate(rows, file);
    }
    return file;
  }

  /** Makes a file and returns how long it took, in seconds. */
  double generate(long rows, Path file) throws IOException, InterruptedException {
    return place
        .program()
        .run("generate", "--rows", rows, "--dirty", DIRTY, "--out", file)
        .seconds();
  }

  /** Writes to disk what earlier work left, which would else slow what is measured next. */
  void settle() throws IOException, InterruptedException {
    if (Programs.find("sync").isPresent()) {
      Programs.run(place.folder(), Map.of(), List.of("sync"));
    }
  }
}
