package io.haat.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

/** One command. Its class carries picocli's annotations; {@link #call} returns the exit status. */
public interface HaatCommand extends Callable<Integer> {
  /** It is done. */
  int DONE = 0;

  /** The data or a check failed. */
  int FAILED = 1;

  @Override
  Integer call() throws Exception;

  /** The commands that follow this one's name, in the order of its help page. */
  default List<HaatCommand> subcommands() {
    return List.of();
  }
}
