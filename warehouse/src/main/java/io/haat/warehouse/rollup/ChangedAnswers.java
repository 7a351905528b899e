package io.haat.warehouse.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Counts changes that no trigger sees, so that answers are made anew. */
final class ChangedAnswers {
  private ChangedAnswers() {}

  /** All answers about a retailer's sales, of the past too, have changed with this transaction. */
  static void count(Connection connection, short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setShort(1, retailerKey);
      statement.execute();
    }
  }

  private static final String COUNT =
      """
      select count_changes('sales', keys), count_changes('past_sales', keys)
      from (select array[?::smallint] as keys) retailer""";
}
