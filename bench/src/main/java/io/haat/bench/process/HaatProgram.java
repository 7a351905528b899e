package io.haat.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Haat as users call it.
 *
 * @param command what stands before Haat's own arguments
 * @param folder where it works; without settings of a user's
 */
public record HaatProgram(List<String> command, Path folder) {
  public HaatProgram {
    command = List.copyOf(command);
  }

  /** The launcher in Haat's folder. */
  public static HaatProgram launcher(Path home, Path folder) {
    return new HaatProgram(List.of(home.resolve("haat").toString()), folder);
  }

  /** Runs one command of Haat's as a whole process. */
  public ProcessRun run(Object... arguments) throws IOException, InterruptedException {
    return Programs.run(folder, Map.of("HAAT_DATABASE_PORT", "0"), commandLine(List.of(arguments)));
  }

  /** All words of a call. */
  List<String> commandLine(List<?> arguments) {
    var all = new ArrayList<>(command);
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return all;
  }
}
