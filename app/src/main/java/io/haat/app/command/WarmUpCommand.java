package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCli;
import io.haat.app.cli.HaatCommand;
import io.haat.app.command.sql.SqlCommand;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
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
  private final CommandContext context;

  WarmUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("select 1");
    }
    String query = "select 1 as a, 1.5 as b, now() as c, 'x' as d";
    // More than once, as a first start takes another way than later ones.
    for (String format : List.of("--csv", "--debug", "--json")) {
      String data = context.options().data().toString();
      new HaatCli(context, List.of(new SqlCommand(context)))
          .run("sql", query, format, "--data", data);
    }
    return DONE;
  }
}
