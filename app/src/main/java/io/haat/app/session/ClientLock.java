package io.haat.app.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Who uses the database of a data directory: each client holds a shared advisory lock on a
 * connection of its own, and an owner that wants to stop the server first takes the exclusive one.
 * The server gives a lock back when its connection ends, so a killed client is counted no longer.
 */
final class ClientLock implements AutoCloseable {
  // "haat" and 1, as two numbers: locks with one number are a space of their own, left to other
  // uses.
  private static final String SHARE = "select pg_advisory_lock_shared(1751212404, 1)";
  private static final String TAKE_ALL = "select pg_try_advisory_lock(1751212404, 1)";

  private final Connection connection;

  private ClientLock(Connection connection) {
    this.connection = connection;
  }

  /** Joins the clients. */
  static ClientLock share(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(SHARE);
      return new ClientLock(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Whether there is no client now; no new one gets in on this connection's account until it is
   * closed.
   */
  static boolean takeAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(TAKE_ALL)) {
      return result.next() && result.getBoolean(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
