package io.haat.app.command.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.live.ClusterJob;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat stream stop}. */
@Command(name = "stop", description = "Stop the stream job on the Flink cluster with a savepoint.")
final class StopStreamCommand implements HaatCommand {
  private final CommandContext context;

  @Option(
      names = "--savepoint-to",
      paramLabel = "PLACE",
      description = "Where the savepoint goes (default: beside the checkpoints).")
  private @Nullable String place;

  StopStreamCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    String savepoint = ClusterJob.on(context.settings()).stop(Optional.ofNullable(place));
    if (context.options().json()) {
      context.printJson(Map.of("savepoint", savepoint));
    } else {
      context
          .out()
          .printf(
              "Stopped. To go on: %s%n",
              context.nextCommand("stream submit --from-savepoint " + savepoint));
    }
    return DONE;
  }
}
