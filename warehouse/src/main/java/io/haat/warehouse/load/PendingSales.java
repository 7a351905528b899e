package io.haat.warehouse.load;

import io.haat.warehouse.Failures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What live events add to {@code sales_daily}, {@code sales_hourly} and {@code city_product_sales}
 * waits in {@code sales_pending}, and what they add to {@code customer_sales_daily} in {@code
 * customer_pending}, until it is folded into them, a little later and many transactions' worth at
 * once. Facts and what is pending are committed together, so nothing is added twice or lost,
 * whenever the writer or the one who folds is killed.
 */
public final class PendingSales {
  private static final String FOLD =
      """
      select fold_pending_sales(r) as folded, fold_pending_customers(r)
      from (select ?::smallint as r offset 0) retailer""";

  private PendingSales() {}

  /** Adds what is pending to the rollups; of one retailer. */
  public static void fold(Connection connection, short retailerKey) throws SQLException {
    fold(connection, Short.valueOf(retailerKey));
  }

  /**
   * Adds what is pending to the rollups.
   *
   * @return how many transactions of the stream were waiting
   */
  public static long fold(Connection connection) throws SQLException {
    return fold(connection, null);
  }

  private static long fold(Connection connection, @Nullable Short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FOLD)) {
      statement.setObject(1, retailerKey, Types.SMALLINT);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong("folded");
      }
    }
  }

  /**
   * Adds what is pending to the rollups, retailer by retailer: what fails of one keeps no other
   * waiting.
   *
   * @param connection that commits each statement by itself
   * @throws SQLException the first failure, once all others are done
   */
  public static void foldEach(Connection connection) throws SQLException {
    var failures = new Failures();
    for (Short retailerKey : retailers(connection)) {
      try {
        fold(connection, retailerKey);
      } catch (SQLException failed) {
        failures.add(failed);
      }
    }
    failures.throwFirst();
  }

  private static List<Short> retailers(Connection connection) throws SQLException {
    var retailers = new ArrayList<Short>();
    try (PreparedStatement statement = connection.prepareStatement(RETAILERS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        retailers.add(row.getShort(1));
      }
    }
    return retailers;
  }

  /** Adds what is pending to the rollups if some of it has waited for so long. */
  public static void foldIfOlder(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_OLDER)) {
      statement.setDouble(1, age.toMillis() / 1e3);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          foldEach(connection);
        }
      }
    }
  }

  private static final String RETAILERS =
      """
      select retailer_key from sales_pending union select retailer_key from customer_pending
      order by 1""";

  private static final String IS_OLDER =
      """
      select exists (
        select from sales_pending where written_at < clock_timestamp() - make_interval(secs => ?))""";
}
