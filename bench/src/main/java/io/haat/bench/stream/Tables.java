package io.haat.bench.stream;

import io.haat.app.error.UserError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * What the warehouse has of the sales that were sent. A fast answer that is wrong counts nothing.
 */
final class Tables {
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private Tables() {}

  /**
   * Waits until this many sales are in the windows and, if they become facts, in the hours of the
   * facts, which are few rows, or committed with the facts for them.
   *
   * @return when that was seen, as {@link System#nanoTime}
   */
  static long await(Connection connection, long sales, boolean facts) throws SQLException {
    long latest = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      long inWindows = number(connection, IN_WINDOWS);
      long inFacts = facts ? number(connection, IN_HOURS) : sales;
      if (inWindows >= sales && inFacts < sales) {
        inFacts = number(connection, WITH_PENDING);
      }
      long now = System.nanoTime();
      if (inWindows >= sales && inFacts >= sales) {
        return now;
      }
      if (now > latest) {
        throw UserError.failed(
            "of %,d sales %,d are in the windows and %,d in the facts"
                .formatted(sales, inWindows, inFacts));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Waits until all that is in the facts is in the rollups, too. */
  static void awaitFolded(Connection connection) throws SQLException {
    long latest = System.nanoTime() + PATIENCE_NANOS;
    while (number(connection, PENDING) > 0) {
      if (System.nanoTime() > latest) {
        throw UserError.failed("sales are still not in the rollups");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Facts, rollups and windows must tell of the same sales, and of all of them.
   *
   * @param sales that were acknowledged since the warehouse was made
   */
  static void requireEqual(Connection connection, long sales) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIGURES);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long lines = sales * TwoLineSales.LINES;
      boolean counts =
          row.getLong("fact_lines") == lines
              && row.getLong("daily_lines") == lines
              && row.getLong("window_sales") == sales;
      boolean amounts =
          row.getBigDecimal("fact_amount").compareTo(row.getBigDecimal("daily_amount")) == 0
              && row.getBigDecimal("fact_amount").compareTo(row.getBigDecimal("window_amount"))
                  == 0;
      if (!counts || !amounts) {
        throw UserError.failed(
            "%,d sales were acknowledged; facts %,d lines %s, days %,d lines %s, windows %,d sales %s"
                .formatted(
                    sales,
                    row.getLong("fact_lines"),
                    row.getBigDecimal("fact_amount"),
                    row.getLong("daily_lines"),
                    row.getBigDecimal("daily_amount"),
                    row.getLong("window_sales"),
                    row.getBigDecimal("window_amount")));
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static final String IN_WINDOWS =
      "select coalesce(sum(total_transactions), 0) from transactions_summary";
  private static final String IN_HOURS = "select coalesce(sum(transactions), 0) from sales_hourly";

  private static final String PENDING =
      """
      select (select count(*) from (select from sales_pending limit 1) s)
        + (select count(*) from (select from customer_pending limit 1) c)""";

  // What is committed with the facts and not folded yet may be much to add up.
  private static final String WITH_PENDING =
      """
      select (select coalesce(sum(transactions), 0) from sales_hourly)
        + (select coalesce(sum(receipts), 0) from pending_sale_lines)""";

  private static final String FIGURES =
      """
      select *
      from (select count(*) fact_lines, coalesce(sum(total_amount), 0) fact_amount from fact_sales) f,
           (select coalesce(sum(lines), 0) daily_lines, coalesce(sum(amount), 0) daily_amount
            from (select lines, sales_amount as amount from sales_daily
                  union all
                  select lines, amounts * 0.0001 from pending_sale_lines where not is_refund) rolled) d,
           (select coalesce(sum(total_transactions), 0) window_sales,
                   coalesce(sum(total_revenue), 0) window_amount
            from transactions_summary) w""";
}
