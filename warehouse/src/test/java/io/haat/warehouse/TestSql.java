package io.haat.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL as tests write it. */
public final class TestSql {
  private TestSql() {}

  /** Runs a statement. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows, their columns parted by a space, null being a question mark. */
  public static List<String> rows(Connection connection, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          String cell = row.getString(i);
          cells.add(cell == null ? "?" : cell);
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }
}
