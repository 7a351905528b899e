package io.haat.app.command.demo;

import io.haat.simulator.sales.GenerateRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days on end on which shops that have been open before sold nothing at all.
 *
 * @param last not before {@code first}
 */
record MissingDays(LocalDate first, LocalDate last) {
  /** More receipts than any store of the demo writes in the days of one file. */
  private static final long RECEIPTS_A_DAY = 100_000;

  /**
   * Finds them, from the first sale of a retailer on.
   *
   * @param upto the last day that is looked at
   */
  static List<MissingDays> find(Connection connection, String retailer, LocalDate upto)
      throws SQLException {
    var missing = new ArrayList<MissingDays>();
    try (PreparedStatement statement = connection.prepareStatement(MISSING)) {
      statement.setString(1, retailer);
      statement.setObject(2, upto);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          missing.add(
              new MissingDays(
                  row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)));
        }
      }
    }
    return missing;
  }

  /** As many lines as these days would have in a history of so many lines. */
  long rows(long historyRows, LocalDate from, LocalDate to) {
    long days = last.toEpochDay() - first.toEpochDay() + 1;
    long historyDays = to.toEpochDay() - from.toEpochDay() + 1;
    return Math.max(GenerateRequest.FEWEST_ROWS, historyRows * days / historyDays);
  }

  /** Numbers that are left to files of earlier days: the same days always get the same ones. */
  long receiptsBefore() {
    return first.toEpochDay() * RECEIPTS_A_DAY;
  }

  private static final String MISSING =
      """
      with store as (select store_key from haat.dim_store join haat.dim_retailer using (retailer_key) where retailer = ?),
      day as (
        select day::date
        from generate_series(
          (select min(hour)::date from haat.sales_hourly where store_key in (table store)), ?::date, interval '1 day') day),
      missing as (
        select day, day - row_number() over (order by day)::integer as island
        from day
        where not exists (
          select from store join haat.sales_hourly using (store_key) where hour >= day and hour < day + 1))
      select min(day), max(day) from missing group by island order by 1""";
}
