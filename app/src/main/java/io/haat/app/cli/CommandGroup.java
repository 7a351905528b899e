package io.haat.app.cli;

import io.haat.app.error.UserError;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** A command that does nothing itself: what it does is said by the word that follows. */
public abstract class CommandGroup implements HaatCommand {
  private final List<HaatCommand> subcommands;

  protected CommandGroup(List<HaatCommand> subcommands) {
    this.subcommands = List.copyOf(subcommands);
  }

  @Override
  public final List<HaatCommand> subcommands() {
    return subcommands;
  }

  @Override
  public final Integer call() {
    throw UserError.wrongUse("say what to do: " + names(this, subcommands));
  }

  private static String names(HaatCommand group, List<HaatCommand> subcommands) {
    String name = name(group);
    return subcommands.stream()
        .map(command -> "haat " + name + " " + name(command))
        .collect(Collectors.joining(", "));
  }

  private static String name(HaatCommand command) {
    Command annotation = command.getClass().getAnnotation(Command.class);
    return annotation == null ? "" : annotation.name();
  }
}
