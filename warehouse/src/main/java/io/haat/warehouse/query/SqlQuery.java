package io.haat.warehouse.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query whose parameters are being given. Closing it closes its result, too. */
public final class SqlQuery implements AutoCloseable {
  private final SqlFile file;
  private final Connection connection;
  private final PreparedStatement statement;
  private final Set<String> given = new HashSet<>();

  SqlQuery(SqlFile file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.statement = connection.prepareStatement(file.sql());
  }

  /** Gives a value; one that the query does not ask for is no fault. */
  public SqlQuery set(String name, @Nullable Object value) throws SQLException {
    Object known = value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    for (int i = 0; i < file.names().size(); i++) {
      if (file.names().get(i).equals(name)) {
        statement.setObject(i + 1, known);
      }
    }
    given.add(name);
    return this;
  }

  /** Gives an array, or null for none. */
  public SqlQuery set(String name, String type, @Nullable Collection<?> values)
      throws SQLException {
    return set(name, values == null ? null : connection.createArrayOf(type, values.toArray()));
  }

  /** How many rows are fetched at a time; needs a transaction. */
  public SqlQuery fetchSize(int rows) throws SQLException {
    statement.setFetchSize(rows);
    return this;
  }

  /** Asks. */
  public ResultSet rows() throws SQLException {
    checkAllGiven();
    return statement.executeQuery();
  }

  /** Changes; says how many rows. */
  public int run() throws SQLException {
    checkAllGiven();
    return statement.executeUpdate();
  }

  private void checkAllGiven() {
    for (String name : file.names()) {
      if (!given.contains(name)) {
        throw new IllegalStateException("the query asks for :" + name);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
