package io.haat.app.command.status;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.postgres.EmbeddedPostgres;
import io.haat.app.process.ProcessMemory;
import io.haat.app.session.ExternalSession;
import io.haat.app.session.HaatSession;
import io.haat.app.session.RuntimeFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code haat status}: what runs. It starts nothing. */
@Command(
    name = "status",
    description = "Show what runs, how it does, and how much it holds. Starts nothing.")
public final class StatusCommand implements HaatCommand {
  private static final String TABLES =
      """
      select relname, n_live_tup
      from pg_stat_user_tables
      where schemaname = 'haat' and n_live_tup > 0
      order by relname
      """;

  private final CommandContext context;

  public StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    Optional<RuntimeFile> running = context.sessions().running();
    status.put("data", context.dataDirectory().path().toString());
    status.put("lake", context.lake().toString());
    try (HaatSession session = session().orElse(null)) {
      status.put("running", session != null);
      running.ifPresent(runtime -> describe(runtime, status));
      if (session != null) {
        status.put("database", session.address().url());
        describe(session, status);
      }
      new LiveStatus(context, status).describe(Optional.ofNullable(session));
    } catch (SQLException e) {
      throw UserError.failed("the database does not answer: " + e.getMessage(), e);
    }
    if (context.options().json()) {
      context.printJson(status);
    } else {
      new StatusText(context.terminal()).print(status);
    }
    return DONE;
  }

  private void describe(RuntimeFile runtime, Map<String, @Nullable Object> status) {
    status.put("pid", runtime.pid());
    status.put("api", runtime.api());
    Map<String, Object> memory = new LinkedHashMap<>();
    ProcessMemory.ofOne(runtime.pid()).ifPresent(bytes -> memory.put("haat", bytes));
    EmbeddedPostgres.runningPid(context.dataDirectory().postgres())
        .ifPresent(
            pid -> ProcessMemory.ofFamily(pid).ifPresent(bytes -> memory.put("postgres", bytes)));
    status.put("memory", memory);
  }

  private Optional<? extends HaatSession> session() {
    return context.settings().database().external().isPresent()
        ? context.settings().database().external().map(ExternalSession::new)
        : context.sessions().tryToJoin();
  }

  private static void describe(HaatSession session, Map<String, @Nullable Object> status)
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
