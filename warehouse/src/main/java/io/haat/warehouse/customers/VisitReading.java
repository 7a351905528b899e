package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads days as a transaction sees them: those that are not kept so, from the database. */
final class VisitReading {
  private static final SqlFile ROWS = SqlFile.of(VisitReading.class, "day_rows.sql");
  private static final SqlFile NEWCOMERS = SqlFile.of(VisitReading.class, "day_newcomers.sql");
  private static final int ROWS_FETCHED = 5_000;

  private final Connection connection;
  private final KeptDays kept;
  private final List<DayVersion> versions;

  /**
   * Reads nothing yet.
   *
   * @param versions how often each day has changed, in the order of days
   */
  VisitReading(Connection connection, KeptDays kept, List<DayVersion> versions) {
    this.connection = connection;
    this.kept = kept;
    this.versions = versions;
  }

  /** What the customers of a retailer are numbered by. */
  CustomerNumbers numbers(short retailerKey) {
    return kept.numbers(retailerKey);
  }

  /** Takes days of retailers, in the order of days. */
  @FunctionalInterface
  interface DayTaker {
    void accept(short retailerKey, VisitDay day) throws SQLException;
  }

  /** Gives the days that anybody bought on. */
  void read(DayTaker taker) throws SQLException {
    // Month by month: more need not be held at once.
    var months = new TreeMap<YearMonth, List<DayVersion>>();
    for (DayVersion version : versions) {
      months
          .computeIfAbsent(YearMonth.from(version.day().date()), month -> new ArrayList<>())
          .add(version);
    }
    for (List<DayVersion> month : months.values()) {
      readMonth(month, taker);
    }
  }

  private void readMonth(List<DayVersion> month, DayTaker taker) throws SQLException {
    var found = new HashMap<DayVersion.OfRetailer, VisitDay>();
    var missing = new HashMap<Short, List<DayVersion>>();
    for (DayVersion version : month) {
      Optional<VisitDay> day = kept.find(version);
      if (day.isPresent()) {
        found.put(version.day(), day.get());
      } else {
        missing.computeIfAbsent(version.day().retailerKey(), k -> new ArrayList<>()).add(version);
      }
    }
    for (List<DayVersion> ofRetailer : missing.values()) {
      found.putAll(load(ofRetailer));
    }
    for (DayVersion version : month) {
      VisitDay day = found.get(version.day());
      if (day != null) {
        taker.accept(version.day().retailerKey(), day);
      }
    }
  }

  private Map<DayVersion.OfRetailer, VisitDay> load(List<DayVersion> missing) throws SQLException {
    var days = new HashMap<DayVersion.OfRetailer, VisitDay>();
    var byNumber = new HashMap<Long, VisitDay>();
    var dates = new ArrayList<LocalDate>();
    for (DayVersion version : missing) {
      var day = new VisitDay(version.day().date());
      days.put(version.day(), day);
      byNumber.put(day.day().toEpochDay(), day);
      dates.add(day.day());
    }
    short retailerKey = missing.get(0).day().retailerKey();
    CustomerNumbers numbers = numbers(retailerKey);
    try (SqlQuery query = ROWS.on(connection)) {
      set(query, retailerKey, dates);
      VisitRows.read(query, store -> numbers, (day, store) -> byNumber.get(day));
    }
    try (SqlQuery query = NEWCOMERS.on(connection)) {
      set(query, retailerKey, dates);
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          VisitDay day = byNumber.get(row.getLong(1));
          if (day != null) {
            day.newcomers().add(numbers.of(row.getInt(2)));
          }
        }
      }
    }
    for (DayVersion version : missing) {
      VisitDay day = days.get(version.day());
      if (day != null) {
        day.close();
        kept.keep(version, day);
      }
    }
    return days;
  }

  private static void set(SqlQuery query, short retailerKey, Collection<LocalDate> days)
      throws SQLException {
    query.set("retailer", retailerKey).set("days", "date", days).fetchSize(ROWS_FETCHED);
  }
}
