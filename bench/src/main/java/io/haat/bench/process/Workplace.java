package io.haat.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where a benchmark works until it is closed.
 *
 * @param program Haat itself, which works in {@code folder}
 * @param folder on the disk that is measured; closing removes it with all that is in it
 * @param notice takes lines of progress
 */
public record Workplace(HaatProgram program, Path folder, Consumer<String> notice)
    implements AutoCloseable {

  /** A new folder in {@code parent}, which must exist. */
  public static Workplace in(Path parent, Subject haat) throws IOException {
    Path folder = Files.createTempDirectory(parent, "run-");
    return new Workplace(haat.program(folder), folder, haat.context()::notice);
  }

  /** A folder that is new each time. */
  public Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(folder, name + "-");
  }

  /** Says what is done now. */
  public void tell(String format, Object... values) {
    notice.accept(String.format(Locale.ROOT, format, values) + " …");
  }

  @Override
  public void close() throws IOException {
    Folders.remove(folder);
  }
}
