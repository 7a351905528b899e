package io.haat.app.command.up;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.live.StreamConfiguration;
import picocli.CommandLine.Command;

/** {@code haat up}: runs until it is told to stop. */
@Command(
    name = "up",
    description = "Run PostgreSQL, Kafka, the stream job and the REST API until Ctrl-C.",
    footer = {
      "",
      "When everything runs, one line of JSON tells where: {\"ready\":true, …}. A part of your own is used",
      "where HAAT_DATABASE_URL, HAAT_KAFKA_BOOTSTRAP or HAAT_FLINK names one. Other commands use what runs here."
    })
public final class UpCommand implements HaatCommand {
  private final CommandContext context;

  public UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    StreamConfiguration.warnings(context.settings()).forEach(context::notice);
    return new ProgramRun(context).run(ProgramRun.Guest.NOBODY);
  }
}
