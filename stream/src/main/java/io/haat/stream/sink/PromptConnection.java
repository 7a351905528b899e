package io.haat.stream.sink;

import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Connections of the stream to the warehouse: their commits are seen at once, and do not wait for
 * the database's disk. What a crash of the database takes back is done again: what writers have
 * written from the last checkpoint on, what chores have done because what asked for it is of the
 * same transaction.
 */
final class PromptConnection {
  private PromptConnection() {}

  /**
   * Opens one.
   *
   * @param name of who uses it, as the database shows it
   */
  static Connection open(StreamSettings settings, String name) throws SQLException {
    Connection connection = new Warehouse(settings.database().source(name)).connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }
}
