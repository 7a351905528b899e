package io.haat.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB of its own in memory, with bounded memory and threads, UTC, and Haat's SQL functions.
 * Not safe for use by several threads at once; {@link #another()} gives a second connection to it.
 */
public final class DuckDb implements AutoCloseable {
  private final DuckDBConnection connection;

  private DuckDb(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens an empty database.
   *
   * @param limits what it may use; beyond the memory it spills to the temporary directory
   */
  public static DuckDb open(DuckDbLimits limits) throws SQLException {
    var settings = new Properties();
    settings.setProperty("memory_limit", limits.memoryMiB() + "MiB");
    settings.setProperty("threads", Integer.toString(limits.threads()));
    settings.setProperty("temp_directory", limits.temporary().toString());
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    var connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    var database = new DuckDb(connection.unwrap(DuckDBConnection.class));
    try {
      database.execute("set TimeZone = 'UTC'");
      SqlFunctions.install(database);
      return database;
    } catch (SQLException failed) {
      database.close();
      throw failed;
    }
  }

  public Connection connection() {
    return connection;
  }

  /** A second connection to the same database. */
  public Connection another() throws SQLException {
    return connection.duplicate();
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Leaves the given directories as the only ones this database may read or write, for good: no
   * statement that comes later can widen it.
   */
  public void confineTo(List<Path> directories) throws SQLException, IOException {
    for (Path directory : directories) {
      Files.createDirectories(directory);
    }
    String allowed =
        directories.stream()
            .map(directory -> Sql.text(directory.toAbsolutePath() + "/"))
            .collect(Collectors.joining(", ", "[", "]"));
    execute("set allowed_directories = " + allowed);
    execute("set enable_external_access = false");
    execute("set lock_configuration = true");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // An in-memory database has nothing to lose by a failed close.
    }
  }
}
