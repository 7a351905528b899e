package io.haat.warehouse.load;

import io.haat.warehouse.TestSql;
import io.haat.warehouse.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
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
    TestSql.execute(connection, sql);
  }

  /** See {@link TestSql#rows}. */
  List<String> rows(String sql) throws SQLException {
    return TestSql.rows(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
