package io.haat.app.cli;

import io.haat.app.error.UserError;
import io.haat.app.settings.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads a command line, runs its command, and turns errors into messages and exit statuses. */
public final class HaatCli {
  private static final int BUG = 1;
  private static final int TYPING_ERRORS = 2;

  private final CommandContext context;
  private final CommandLine line;

  /**
   * @param commands in the order of the help page
   */
  public HaatCli(CommandContext context, List<HaatCommand> commands) {
    this.context = context;
    this.line = new CommandLine(new RootCommand(context.options()));
    commands.forEach(command -> add(line, command));
    line.setOut(writer(context.terminal().out()))
        .setErr(writer(context.terminal().err()))
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((e, arguments) -> wrongUse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e));
  }

  private static void add(CommandLine parent, HaatCommand command) {
    var line = new CommandLine(command);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    parent.addSubcommand(line);
    command.subcommands().forEach(subcommand -> add(line, subcommand));
  }

  /** The exit status. */
  public int run(String... arguments) {
    if (arguments.length == 0) {
      line.usage(line.getErr());
      return UserError.WRONG_USE;
    }
    return line.execute(arguments);
  }

  private int wrongUse(ParameterException error) {
    CommandLine command = error.getCommandLine();
    boolean awaitsCommand = !command.getSubcommands().isEmpty();
    if (error instanceof UnmatchedArgumentException unmatched
        && awaitsCommand
        && !unmatched.getUnmatched().isEmpty()
        && !unmatched.isUnknownOption()) {
      return unknownCommand(command, unmatched.getUnmatched().get(0));
    }
    String message = error.getMessage();
    if (error instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
      String option = unmatched.getUnmatched().get(0);
      message =
          "unknown option '"
              + option
              + "'"
              + didYouMean(option, command.getCommandSpec().optionsMap().keySet());
    }
    context.notice("haat: " + message);
    context.notice("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
    return UserError.WRONG_USE;
  }

  private int unknownCommand(CommandLine parent, String name) {
    context.notice(
        "haat: unknown command '%s'%s"
            .formatted(name, didYouMean(name, parent.getSubcommands().keySet())));
    context.notice("See `" + parent.getCommandSpec().qualifiedName() + " --help`.");
    return UserError.WRONG_USE;
  }

  private static String didYouMean(String word, Collection<String> known) {
    return Nearest.to(word, known, TYPING_ERRORS)
        .map(nearest -> ". Did you mean `" + nearest + "`?")
        .orElse(".");
  }

  private int failed(Exception error) {
    if (error instanceof UserError user) {
      context.notice("haat: " + user.getMessage());
      if (context.options().debug()) {
        user.printStackTrace(context.terminal().err());
      }
      return user.exitCode();
    }
    context.notice("haat: this is a bug in Haat, please report it with what follows:");
    error.printStackTrace(context.terminal().err());
    return BUG;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
