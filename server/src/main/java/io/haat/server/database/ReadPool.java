package io.haat.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.haat.server.http.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** Connections that read the warehouse: pooled, read-only, with a bound on each statement. */
public final class ReadPool implements AutoCloseable {
  // Plans are made for the values at hand: whether a filter takes one store or all decides.
  // Compiling them would cost more than the whole of an answer. Rankings of a large assortment are
  // added up in memory.
  private static final String SESSION =
      """
      set search_path = haat, public;
      set timezone = 'UTC';
      set statement_timeout = '20s';
      set plan_cache_mode = force_custom_plan;
      set work_mem = '32MB';
      set jit = off""";

  private final HikariDataSource pool;

  /** Opens the pool; connections are made when they are needed. */
  public ReadPool(DataSource warehouse, int connections) {
    var config = new HikariConfig();
    config.setDataSource(warehouse);
    config.setPoolName("haat-reads");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(SESSION);
    pool = new HikariDataSource(config);
  }

  /** A connection of the caller's, until it closes it. In autocommit. */
  public Connection connect() throws SQLException {
    return pool.getConnection();
  }

  /**
   * A connection of the caller's, until it closes it. All that it reads is of one moment, and may
   * be fetched piece by piece.
   */
  public Connection snapshot() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Answers with the rows of a query, whose column names are the names of the fields. */
  public Answer list(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return Answer.of(Map.of(), Rows.columns(row), Rows.of(row));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
