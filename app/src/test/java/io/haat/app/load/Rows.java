package io.haat.app.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Rows of a query as text. */
final class Rows {
  private Rows() {}

  /** Each row as its columns between bars, null being {@code ∅}. */
  static List<String> of(Connection connection, String sql, String... values) throws SQLException {
    var rows = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          var text = new StringJoiner("|");
          for (int i = 1; i <= columns; i++) {
            String value = row.getString(i);
            text.add(value == null ? "∅" : value);
          }
          rows.add(text.toString());
        }
      }
    }
    return rows;
  }
}
