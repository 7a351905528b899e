package io.haat.app.cli;

import io.haat.app.SchemaMigration;
import io.haat.app.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call of the program within the test's process, with what it printed. */
public record CommandLineRun(int status, String out, String err) {

  /**
   * Runs in {@code folder}, on any free port, with output as wide as {@code columns} (0: not a
   * terminal).
   */
  public static CommandLineRun in(Path folder, int columns, String... arguments) {
    return in(folder, columns, Map.of(), arguments);
  }

  public static CommandLineRun in(
      Path folder, int columns, Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new HashMap<>();
    for (String part : List.of("DATABASE", "KAFKA", "FLINK", "API")) {
      environment.put("HAAT_" + part + "_PORT", "0");
    }
    environment.putAll(settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandContext context =
        new CommandContext(
            folder,
            environment,
            new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                columns,
                0),
            new SchemaMigration());
    int status = new HaatCli(context, Commands.all(context)).run(arguments);
    context.out().flush();
    return new CommandLineRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
