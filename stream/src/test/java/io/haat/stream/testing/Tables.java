package io.haat.stream.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the tables say. */
public final class Tables {
  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** Rows as text, columns between bars. */
  public synchronized List<String> rows(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        Object value = parameters[i];
        statement.setObject(
            i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          List<String> cells = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            cells.add(String.valueOf(row.getString(column)));
          }
          rows.add(String.join("|", cells));
        }
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The one value of the one row. */
  public String one(String sql, Object... parameters) {
    List<String> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException("one row was expected: " + rows);
    }
    return rows.get(0);
  }

  /** Waits until a query has these rows. */
  public void await(List<String> wanted, String sql, Object... parameters) {
    Await.until(
        "rows " + wanted,
        Duration.ofSeconds(30),
        () -> rows(sql, parameters).equals(wanted),
        () -> "but " + rows(sql, parameters));
  }

  /** Waits until a query has this one value. */
  public void await(String wanted, String sql, Object... parameters) {
    await(List.of(wanted), sql, parameters);
  }
}
