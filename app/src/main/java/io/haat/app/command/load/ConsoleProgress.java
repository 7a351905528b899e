package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.batch.load.LoadListener;

/** Tells the person at the terminal how a load goes. */
final class ConsoleProgress implements LoadListener {
  private final CommandContext context;

  ConsoleProgress(CommandContext context) {
    this.context = context;
  }

  @Override
  public void notice(String line) {
    context.notice(line);
  }
}
