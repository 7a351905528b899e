package io.haat.app.command.events;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code haat events}. */
@Command(name = "events", description = "Live events: tail, send.")
public final class EventsCommand extends CommandGroup {
  public EventsCommand(CommandContext context) {
    super(List.of(new TailCommand(context), new SendCommand(context)));
  }
}
