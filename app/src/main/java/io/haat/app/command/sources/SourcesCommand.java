package io.haat.app.command.sources;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code haat sources}. */
@Command(name = "sources", description = "The mappings of files: list, check, propose one.")
public final class SourcesCommand extends CommandGroup {
  public SourcesCommand(CommandContext context) {
    super(
        List.of(
            new ListSourcesCommand(context),
            new CheckSourcesCommand(context),
            new InferSourceCommand(context)));
  }
}
