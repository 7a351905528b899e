package io.haat.warehouse.load;

import io.haat.warehouse.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A migrated database with one retailer, and a transaction on it. */
final class LoadTables implements AutoCloseable {
  static final short RETAILER = 1;

  private final Connection connection;

  LoadTables() throws SQLException {
    connection = TestWarehouse.create().connect();
    execute("insert into dim_retailer (retailer) values ('shop'), ('other')");
    connection.setAutoCommit(false);
  }

  Connection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows, their columns parted by a space, null being a question mark. */
  List<String> rows(String sql) throws SQLException {
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

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
