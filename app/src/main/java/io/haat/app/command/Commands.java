package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.command.demo.DemoCommand;
import io.haat.app.command.doctor.DoctorCommand;
import io.haat.app.command.doctor.SourcesCheck;
import io.haat.app.command.events.EventsCommand;
import io.haat.app.command.load.LoadCommand;
import io.haat.app.command.produce.ProduceCommand;
import io.haat.app.command.rejects.RejectsCommand;
import io.haat.app.command.sources.SourcesCommand;
import io.haat.app.command.sql.SqlCommand;
import io.haat.app.command.status.StatusCommand;
import io.haat.app.command.stream.StreamCommand;
import io.haat.app.command.up.UpCommand;
import java.util.List;

/** All commands, in the order of the help page. A new command is a class and a line here. */
public final class Commands {
  private Commands() {}

  public static List<HaatCommand> all(CommandContext context) {
    return List.of(
        new LoadCommand(context),
        new SourcesCommand(context),
        new RejectsCommand(context),
        new GenerateCommand(context),
        new SqlCommand(context),
        new DemoCommand(context),
        new UpCommand(context),
        new ProduceCommand(context),
        new EventsCommand(context),
        new StreamCommand(context),
        new StatusCommand(context),
        new DoctorCommand(context, SourcesCheck.of(context)),
        new InitCommand(context),
        new ResetCommand(context),
        new WarmUpCommand(context));
  }
}
