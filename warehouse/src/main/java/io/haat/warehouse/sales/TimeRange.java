package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * When some local days are in any of some stores: facts are found by their instants.
 *
 * @param until the first instant after them
 * @param oneZone whether they begin and end at these instants in all of the stores
 */
record TimeRange(DayRange days, OffsetDateTime since, OffsetDateTime until, boolean oneZone) {
  private static final SqlFile BOUNDS = SqlFile.of(TimeRange.class, "day_bounds.sql");

  /** In the order of the days; none where there are no stores. */
  static List<TimeRange> of(
      Connection connection, List<DayRange> ranges, Collection<Integer> storeKeys)
      throws SQLException {
    var times = new ArrayList<TimeRange>();
    try (SqlQuery query =
            BOUNDS
                .on(connection)
                .set("from_days", "date", ranges.stream().map(DayRange::from).toList())
                .set("to_days", "date", ranges.stream().map(DayRange::to).toList())
                .set("stores", "integer", storeKeys);
        ResultSet row = query.rows()) {
      while (row.next()) {
        times.add(
            new TimeRange(
                new DayRange(
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("to_day", LocalDate.class)),
                row.getObject("since", OffsetDateTime.class),
                row.getObject("until", OffsetDateTime.class),
                row.getBoolean("one_zone")));
      }
    }
    return times;
  }

  /**
   * Gives a query the arrays {@code since}, {@code until}, {@code from_days}, {@code to_days}, and
   * {@code one_zone}.
   */
  static void set(SqlQuery query, List<TimeRange> times) throws SQLException {
    query.set("since", "timestamptz", times.stream().map(TimeRange::since).toList());
    query.set("until", "timestamptz", times.stream().map(TimeRange::until).toList());
    query.set("one_zone", times.stream().allMatch(TimeRange::oneZone));
    query.set("from_days", "date", times.stream().map(time -> time.days().from()).toList());
    query.set("to_days", "date", times.stream().map(time -> time.days().to()).toList());
  }
}
