package io.haat.app.command.rejects;

import io.haat.warehouse.reject.RejectFilter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose rejected records are meant. */
final class FileOptions {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only records of this mapping; events: those of topics.")
  private @Nullable String source;

  @Option(
      names = "--file",
      paramLabel = "NAME",
      description = "Only records of this file or topic, or of the object with this id.")
  private @Nullable Path file;

  /** The filter of these options, and perhaps a rule. */
  RejectFilter filter(Optional<String> rule) {
    // The warehouse knows files by their names: the folder that one came from may be gone.
    return new RejectFilter(
        Optional.ofNullable(source),
        Optional.ofNullable(file).map(path -> String.valueOf(path.getFileName())),
        rule);
  }
}
