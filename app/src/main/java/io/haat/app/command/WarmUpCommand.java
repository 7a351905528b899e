package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCli;
import io.haat.app.cli.HaatCommand;
import io.haat.app.postgres.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * {@code haat warm-up}: does a little of what all commands do. The launcher calls it once after a
 * build, and the JVM keeps the classes that it loads in an archive for quick starts.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Load what the launcher's archive should hold.")
final class WarmUpCommand implements HaatCommand {
  private static final String ROWS = "1000";

  private final CommandContext context;

  WarmUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("haat-warm-up");
    try {
      String sales = scratch.resolve("sales.csv").toString();
      run("generate", "--rows", ROWS, "--out", sales, "--dirty", "0.01");
      // More than once, as a first start takes another way than later ones.
      run("load", sales, "--source", "generated");
      run("load", sales, "--source", "generated", "--json");
      for (String format : List.of("--csv", "--debug", "--json")) {
        run("sql", "select sold_at, total_amount, 'x' as d from v_sales limit 10", format);
      }
      run("rejects", "list");
    } finally {
      FileTree.delete(scratch);
    }
    return DONE;
  }

  private void run(String... arguments) {
    var withData = new ArrayList<>(List.of(arguments));
    withData.addAll(List.of("--data", context.options().data().toString()));
    new HaatCli(context, Commands.all(context)).run(withData.toArray(String[]::new));
  }
}
