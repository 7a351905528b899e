package io.haat.warehouse.live;

import io.haat.model.event.EventType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The block ranges of facts, by which a minute's facts are found without reading the others. */
final class FactRanges {
  private FactRanges() {}

  /**
   * Brings the index up to the newest facts: ranges that it does not know are read by every query.
   * Gives up at once where a vacuum is at work, which does the same.
   */
  static void summarize(Connection connection, EventType type) throws SQLException {
    String index =
        switch (type) {
          case SALE -> "fact_sales_ranges";
          case REFUND -> "fact_refunds_ranges";
          case STOCK -> "fact_stock_changes_ranges";
          case CUSTOMER -> "fact_customer_events_ranges";
        };
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '50ms'");
      statement.execute("select brin_summarize_new_values('" + index + "')");
      connection.commit();
    } catch (SQLException failed) {
      connection.rollback();
      if (!"55P03".equals(failed.getSQLState())) { // lock not available
        throw failed;
      }
    }
  }
}
