package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.session.ExternalSession;
import io.haat.app.session.HaatSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code haat status}: what runs. It starts nothing. */
@Command(name = "status", description = "Show what runs, and how much it holds. Starts nothing.")
final class StatusCommand implements HaatCommand {
  private static final String TABLES =
      """
      select relname, n_live_tup
      from pg_stat_user_tables
      where schemaname = 'haat' and n_live_tup > 0
      order by relname
      """;

  private final CommandContext context;

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("data", context.dataDirectory().path().toString());
    status.put("lake", context.lake().toString());
    try (HaatSession session = running().orElse(null)) {
      status.put("running", session != null);
      if (session != null) {
        status.put("database", session.address().url());
        describe(session, status);
      }
    } catch (SQLException e) {
      throw UserError.failed("the database does not answer: " + e.getMessage(), e);
    }
    if (context.options().json()) {
      context.printJson(status);
    } else {
      status.forEach((name, value) -> context.out().printf("%-10s %s%n", name, value));
    }
    return DONE;
  }

  private Optional<? extends HaatSession> running() {
    return context.settings().database().external().isPresent()
        ? context.settings().database().external().map(ExternalSession::new)
        : context.sessions().tryToJoin();
  }

  private static void describe(HaatSession session, Map<String, Object> status)
      throws SQLException {
    try (Connection connection = session.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet result =
          statement.executeQuery(
              "select current_setting('server_version'), pg_database_size(current_database())")) {
        result.next();
        status.put("version", result.getString(1));
        status.put("bytes", result.getLong(2));
      }
      Map<String, Long> rows = new LinkedHashMap<>();
      try (ResultSet result = statement.executeQuery(TABLES)) {
        while (result.next()) {
          rows.put(result.getString(1), result.getLong(2));
        }
      }
      status.put("rows_about", rows);
    }
  }
}
