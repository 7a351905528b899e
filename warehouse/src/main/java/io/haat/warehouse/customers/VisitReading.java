package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads days as a transaction sees them: those that are not kept so, from the database. */
final class VisitReading {
  private static final SqlFile ROWS = SqlFile.of(VisitReading.class, "day_rows.sql");
  private static final SqlFile NEWCOMERS = SqlFile.of(VisitReading.class, "day_newcomers.sql");
  private static final int ROWS_FETCHED = 5_000;

  /** So many days are kept even if others must be forgotten for them. */
  private static final int FEW_DAYS = 7;

  /** No answer takes longer, and none of its statements may. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** The state of a statement that was stopped. */
  static final String CANCELLED = "57014";

  private final Connection connection;
  private final KeptDays kept;
  private final List<DayVersion> versions;
  private final long began = System.nanoTime();

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

  /**
   * Gives the days that anybody bought on.
   *
   * @param storeKeys of these stores at least; of days that are not kept, others may be left out
   * @param newcomersOnly days whose visits nobody asks for; they may be left out
   * @throws SQLTimeoutException if it takes longer than an answer may
   */
  void read(List<Integer> storeKeys, Set<LocalDate> newcomersOnly, DayTaker taker)
      throws SQLException {
    // Month by month: more need not be held at once.
    var months = new TreeMap<YearMonth, List<DayVersion>>();
    for (DayVersion version : versions) {
      months
          .computeIfAbsent(YearMonth.from(version.key().day()), month -> new ArrayList<>())
          .add(version);
    }
    for (List<DayVersion> month : months.values()) {
      Map<RetailerDay, VisitDay> found = find(month, storeKeys, newcomersOnly);
      for (DayVersion version : month) {
        taker.accept(version.key().retailerKey(), Objects.requireNonNull(found.get(version.key())));
      }
    }
  }

  /** Days of a retailer that are not kept, which are read together. */
  private record Missing(short retailerKey, boolean newcomersOnly) {}

  private Map<RetailerDay, VisitDay> find(
      List<DayVersion> month, List<Integer> storeKeys, Set<LocalDate> newcomersOnly)
      throws SQLException {
    var found = new HashMap<RetailerDay, VisitDay>();
    var missing = new HashMap<Missing, List<DayVersion>>();
    for (DayVersion version : month) {
      RetailerDay key = version.key();
      Optional<VisitDay> day = kept.find(version);
      if (day.isPresent()) {
        found.put(key, day.get());
      } else {
        var with = new Missing(key.retailerKey(), newcomersOnly.contains(key.day()));
        missing.computeIfAbsent(with, w -> new ArrayList<>()).add(version);
      }
    }
    for (Map.Entry<Missing, List<DayVersion>> days : missing.entrySet()) {
      if (Duration.ofNanos(System.nanoTime() - began).compareTo(LONGEST) > 0) {
        throw new SQLTimeoutException("reading customers took longer than " + LONGEST, CANCELLED);
      }
      found.putAll(load(days.getKey(), days.getValue(), storeKeys));
    }
    return found;
  }

  private Map<RetailerDay, VisitDay> load(
      Missing missing, List<DayVersion> versionsOfIt, List<Integer> storeKeys) throws SQLException {
    var loaded = new HashMap<RetailerDay, VisitDay>();
    var byNumber = new HashMap<Long, VisitDay>();
    for (DayVersion version : versionsOfIt) {
      var day = new VisitDay(version.key().day());
      loaded.put(version.key(), day);
      byNumber.put(day.day().toEpochDay(), day);
    }
    List<LocalDate> dates = byNumber.values().stream().map(VisitDay::day).toList();
    CustomerNumbers numbers = numbers(missing.retailerKey());
    // What does not fit is not read for those who ask later.
    boolean isForAll = versionsOfIt.size() <= FEW_DAYS || !kept.isNearlyFull();
    if (!missing.newcomersOnly()) {
      try (SqlQuery query = ROWS.on(connection)) {
        query.set("stores", "integer", isForAll ? null : storeKeys);
        set(query, missing.retailerKey(), dates);
        VisitRows.read(
            query, store -> numbers, (day, store) -> Objects.requireNonNull(byNumber.get(day)));
      }
    }
    try (SqlQuery query = NEWCOMERS.on(connection)) {
      set(query, missing.retailerKey(), dates);
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          VisitDay day = Objects.requireNonNull(byNumber.get(row.getLong(1)));
          day.newcomers().add(numbers.of(row.getInt(2)));
        }
      }
    }
    if (isForAll && !missing.newcomersOnly()) {
      for (DayVersion version : versionsOfIt) {
        VisitDay day = Objects.requireNonNull(loaded.get(version.key()));
        day.close();
        kept.keep(version, day);
      }
    }
    return loaded;
  }

  private static void set(SqlQuery query, short retailerKey, List<LocalDate> days)
      throws SQLException {
    query.set("retailer", retailerKey).set("days", "date", days).fetchSize(ROWS_FETCHED);
  }
}
