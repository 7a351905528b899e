package io.haat.app.command.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code haat stream}. */
@Command(
    name = "stream",
    description = "The stream job on a Flink cluster (HAAT_FLINK): submit, stop, jar.")
public final class StreamCommand extends CommandGroup {
  public StreamCommand(CommandContext context) {
    super(
        List.of(
            new SubmitStreamCommand(context),
            new StopStreamCommand(context),
            new StreamJarCommand(context)));
  }
}
