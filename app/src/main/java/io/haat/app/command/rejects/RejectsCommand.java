package io.haat.app.command.rejects;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code haat rejects}. */
@Command(name = "rejects", description = "Rejected rows: list, show, export, retry.")
public final class RejectsCommand extends CommandGroup {
  public RejectsCommand(CommandContext context) {
    super(
        List.of(
            new ListRejectsCommand(context),
            new ShowRejectsCommand(context),
            new ExportRejectsCommand(context),
            new RetryRejectsCommand(context)));
  }
}
