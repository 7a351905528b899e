package io.haat.batch.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The files under {@code sources/} and {@code examples/}. */
public final class Examples {
  /** The folder that holds both. */
  public static final Path ROOT = root();

  private Examples() {}

  public static Path file(String example) {
    return ROOT.resolve("examples").resolve(example);
  }

  /** The column names of an example, none of which is quoted. */
  static List<String> header(String example) throws IOException {
    var in = Files.newInputStream(file(example));
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                example.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      return List.of(reader.readLine().split(","));
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("sources"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run the tests inside the project");
    }
    return folder;
  }
}
