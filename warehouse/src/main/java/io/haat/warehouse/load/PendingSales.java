package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

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

  /** Adds what is pending to the rollups if some of it has waited for so long. */
  public static void foldIfOlder(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select fold_pending_sales()
            where exists (
              select from sales_pending where written_at < clock_timestamp() - make_interval(secs => ?))""")) {
      statement.setDouble(1, age.toMillis() / 1e3);
      statement.execute();
    }
  }
}
