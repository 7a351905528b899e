package io.haat.warehouse.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rollup {@code city_product_sales}, read under the lock of those who publish it. */
public final class CityProductSales implements AutoCloseable {
  private static final long PUBLISHING = 0x4841_4154_0001L;

  private final Connection connection;

  private CityProductSales(Connection connection) {
    this.connection = connection;
  }

  /** One row, amounts in units of the currency. */
  public record Row(
      String retailer,
      String storeCity,
      String productId,
      String currency,
      BigDecimal totalSales,
      BigDecimal averageSales,
      long lines) {}

  /** Takes rows. */
  @FunctionalInterface
  public interface Reader {
    void accept(Row row) throws SQLException;
  }

  /** Waits until nobody else publishes. The connection must be in autocommit. */
  public static CityProductSales lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + PUBLISHING + ")");
    }
    return new CityProductSales(connection);
  }

  /** Reads what is committed now. */
  public void read(Reader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from city_product_sales")) {
      while (row.next()) {
        reader.accept(
            new Row(
                row.getString("retailer"),
                row.getString("store_city"),
                row.getString("product_id"),
                row.getString("currency"),
                row.getBigDecimal("total_sales"),
                row.getBigDecimal("avg_sales"),
                row.getLong("lines")));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(" + PUBLISHING + ")");
    }
  }
}
