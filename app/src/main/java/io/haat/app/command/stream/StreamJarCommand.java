package io.haat.app.command.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.flink.JobProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat stream jar}. */
@Command(
    name = "jar",
    description = "Write the stream job's jar, as submit brings it to the cluster.")
final class StreamJarCommand implements HaatCommand {
  private final CommandContext context;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
  private Path out = Path.of("");

  StreamJarCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path file = context.resolve(out);
    try {
      JobProgram.write(file);
    } catch (IOException e) {
      throw UserError.failed("cannot write %s: %s".formatted(out, e.getMessage()), e);
    }
    long bytes = Files.size(file);
    if (context.options().json()) {
      context.printJson(Map.of("bytes", bytes));
    } else {
      context.out().printf(Locale.ROOT, "%,d bytes in %s%n", bytes, out);
    }
    return DONE;
  }
}
