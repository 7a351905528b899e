package io.haat.bench.stream;

import io.haat.bench.process.HaatProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What all parts of the benchmark share.
 *
 * @param work an empty folder on the disk that is measured
 * @param notice takes lines of progress
 */
record Stage(HaatProgram program, Path work, Consumer<String> notice) {
  /** A folder that is new each time. */
  Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(work, name + "-");
  }

  void tell(String format, Object... values) {
    notice.accept(String.format(Locale.ROOT, format, values) + " …");
  }

  /** Lets the load run. */
  void await(Duration length) throws InterruptedException {
    Thread.sleep(length.toMillis());
  }
}
