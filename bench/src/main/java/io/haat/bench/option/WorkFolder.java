package io.haat.bench.option;

import io.haat.app.cli.CommandContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where benchmarks work: the same option for each of them. */
public final class WorkFolder {
  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where to; on the disk that is measured (default: ./haat-bench).")
  private Path work = Path.of("haat-bench");

  /** The folder, made if absent. */
  public Path make(CommandContext context) throws IOException {
    return Files.createDirectories(context.workingFolder().resolve(work));
  }
}
