package io.haat.bench.load;

import io.haat.bench.process.HaatProgram;
import io.haat.bench.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What all parts of the benchmark share.
 *
 * @param home Haat's folder, where its sources' mappings are
 * @param work an empty folder on the disk that is measured
 * @param runs how often each measurement is repeated, at least 1
 * @param notice takes lines of progress
 */
record Bench(HaatProgram program, Path home, Path work, int runs, Consumer<String> notice) {
  /** The mapping of generated files. */
  static final String SOURCE = "generated";

  private static final String DIRTY = "0.005";

  Bench {
    if (runs < 1) {
      throw new IllegalArgumentException("nothing is measured in " + runs + " runs");
    }
  }

  /** A folder that is new each time. */
  Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(work, name + "-");
  }

  /** The generated file of so many rows, made at first need. */
  Path file(long rows) throws IOException, InterruptedException {
    Path file = work.resolve("sales-" + rows + ".csv");
    if (!Files.exists(file)) {
      tell("making a file of %,d rows", rows);
      generate(rows, file);
    }
    return file;
  }

  /** Makes a file and returns how long it took, in seconds. */
  double generate(long rows, Path file) throws IOException, InterruptedException {
    return program.run("generate", "--rows", rows, "--dirty", DIRTY, "--out", file).seconds();
  }

  void tell(String format, Object... values) {
    notice.accept(String.format(Locale.ROOT, format, values) + " …");
  }

  /** Writes to disk what earlier work left, which would else slow what is measured next. */
  void settle() throws IOException, InterruptedException {
    if (Programs.find("sync").isPresent()) {
      Programs.run(work, Map.of(), List.of("sync"));
    }
  }
}
