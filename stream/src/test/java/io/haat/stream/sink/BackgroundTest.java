package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.stream.settings.Timing;
import io.haat.stream.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class BackgroundTest {
  private static final String FOLDS = "haat stream rollups";
  private static final String CORRECTIONS = "haat stream corrections";
  private static final Set<String> CHORES = Set.of(FOLDS, CORRECTIONS);

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_connection_of_this_machine_stands_back() throws Exception {
    var database = TestDatabase.create();
    try (Connection connection = database.getConnection()) {
      int process = process(connection);
      assertThat(niceness(process)).isLessThan(10);

      Background.standBack(connection);

      Await.until("it is nicer", () -> niceness(process) == 10);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void folds_stand_back_and_corrections_do_not() throws Exception {
    var database = TestDatabase.create();
    var settings =
        TestDatabase.settings(database)
            .withTiming(Timing.usual().withCorrections(Duration.ofMillis(1)));
    Chores chores = Chores.start(settings);
    try (chores;
        Connection connection = database.getConnection()) {
      Await.until("both work", () -> processes(connection).keySet().containsAll(CHORES));
      Map<String, Integer> processes = processes(connection);
      Await.until("folds are nicer", () -> niceness(processes.get(FOLDS)) == 10);
      assertThat(niceness(processes.get(CORRECTIONS))).isEqualTo(niceness(process(connection)));
    }
  }

  private static Map<String, Integer> processes(Connection connection) throws SQLException {
    var processes = new HashMap<String, Integer>();
    try (var statement = connection.prepareStatement(PROCESSES);
        var row = statement.executeQuery()) {
      while (row.next()) {
        processes.put(row.getString(1), row.getInt(2));
      }
    }
    return processes;
  }

  private static int process(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }

  private static int niceness(int process) throws IOException {
    // The 19th of the fields of proc(5); the second may have spaces, and is in brackets.
    String stat = Files.readString(Path.of("/proc", Integer.toString(process), "stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Integer.parseInt(fields.get(16));
  }

  private static final String PROCESSES =
      """
      select application_name, pid from pg_stat_activity
      where datname = current_database() and application_name <> ''""";
}
