package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What live events add to {@code sales_daily}, {@code sales_hourly} and {@code city_product_sales}
 * waits in {@code sales_pending} until it is folded into them, a little later and many
 * transactions' worth at once. Facts and what is pending are committed together, so nothing is
 * added twice or lost, whenever the writer or the one who folds is killed.
 */
public final class PendingSales {
  private PendingSales() {}

  /** Adds what is pending to the rollups; of one retailer. */
  static void fold(Connection connection, short retailerKey) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select fold_pending_sales(?)")) {
      statement.setShort(1, retailerKey);
      statement.execute();
    }
  }

  /**
   * Adds what is pending to the rollups.
   *
   * @return how many transactions of the stream were waiting
   */
  public static long fold(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select fold_pending_sales()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
