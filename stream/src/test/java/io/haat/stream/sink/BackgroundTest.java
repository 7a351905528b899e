package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.stream.testing.Await;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.postgresql.ds.PGSimpleDataSource;

final class BackgroundTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_connection_of_this_machine_stands_back() throws Exception {
    var database =
        (PGSimpleDataSource)
            TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    try (Connection connection = database.getConnection()) {
      assertThat(niceness(connection)).isLessThan(10);

      Background.standBack(connection);

      Await.until("it is nicer", () -> niceness(connection) == 10);
    }
  }

  private static int niceness(Connection connection) throws Exception {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      // The 19th of the fields of proc(5); the second may have spaces, and is in brackets.
      String stat = Files.readString(Path.of("/proc", row.getString(1), "stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return Integer.parseInt(fields.get(16));
    }
  }
}
