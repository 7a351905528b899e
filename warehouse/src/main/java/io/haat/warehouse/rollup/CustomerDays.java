package io.haat.warehouse.rollup;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Brings {@code customer_sales_daily} after the facts, on days that loads and others touched. */
final class CustomerDays {
  /** Longest that days which change all the time are put off, in times of the usual quiet. */
  private static final int MOST_PATIENCE = 10;

  private static final SqlFile TAKE = SqlFile.of(CustomerDays.class, "customer_days_taken.sql");
  private static final List<SqlFile> STEPS =
      List.of(
          SqlFile.of(CustomerDays.class, "customer_days.sql"),
          SqlFile.of(CustomerDays.class, "customer_days_emptied.sql"),
          SqlFile.of(CustomerDays.class, "customer_firsts.sql"),
          SqlFile.of(CustomerDays.class, "customer_firsts_moved.sql"));

  private final Connection connection;

  CustomerDays(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes the touched days of one month anew, in the caller's transaction.
   *
   * @param quiet how long they must have been left alone
   * @return whether there were any
   */
  boolean make(short retailerKey, Duration quiet) throws SQLException {
    List<LocalDate> days = take(retailerKey, quiet);
    if (days.isEmpty()) {
      return false;
    }
    for (SqlFile step : STEPS) {
      try (SqlQuery query = step.on(connection)) {
        query.set("retailer", retailerKey).set("days", "date", days);
        query.set("first_day", days.get(0)).set("last_day", days.get(days.size() - 1));
        query.run();
      }
    }
    // Answers about these days may have been made before: of many days none counts the facts.
    ChangedAnswers.count(connection, retailerKey);
    return true;
  }

  /** That they were touched is forgotten with the commit. */
  private List<LocalDate> take(short retailerKey, Duration quiet) throws SQLException {
    var days = new ArrayList<LocalDate>();
    try (SqlQuery query = TAKE.on(connection)) {
      query.set("retailer", retailerKey).set("quiet_seconds", quiet.toSeconds());
      query.set("most_seconds", quiet.multipliedBy(MOST_PATIENCE).toSeconds());
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          days.add(row.getObject(1, LocalDate.class));
        }
      }
    }
    return days;
  }
}
