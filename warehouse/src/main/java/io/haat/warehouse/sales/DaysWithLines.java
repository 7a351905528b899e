package io.haat.warehouse.sales;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The days that have lines of a scope, the newest first, as far as the rollups can tell; else days
 * that may have some. Months are looked up at once, their days when they are asked for: a page of
 * the newest lines is found in one month mostly.
 */
final class DaysWithLines {
  private final SalesReader reader;
  private final Scope scope;
  private final LineFilter filter;
  private final Predicate<LocalDate> isMeant;
  private final Deque<LocalDate> months = new ArrayDeque<>();
  private final List<LocalDate> days = new ArrayList<>();
  private final List<Long> linesOfDays = new ArrayList<>();
  private long lines;

  /**
   * Looks up the months.
   *
   * @param isMeant which days count
   */
  DaysWithLines(Connection connection, Scope asked, LineFilter filter, Predicate<LocalDate> isMeant)
      throws SQLException {
    reader = new SalesReader(connection);
    scope = asked.productKeys().isPresent() ? asked.ofAllChannels() : asked;
    this.filter = filter;
    this.isMeant = isMeant;
    for (SalesReader.Period month : reader.series(scope, Granularity.MONTH)) {
      long ofMonth = filter.lines(month.figures());
      lines += ofMonth;
      LocalDate first = month.start().toLocalDate();
      if (ofMonth > 0 && !first.equals(months.peekFirst())) {
        months.addFirst(first);
      }
    }
  }

  /** How many lines there are in all, on whatever weekday. */
  long lines() {
    return lines;
  }

  /** Whether there are more than so many days. */
  boolean has(int index) throws SQLException {
    while (days.size() <= index && !months.isEmpty()) {
      readMonth(months.removeFirst());
    }
    return index < days.size();
  }

  /** How many lines this day has. */
  long linesOf(int index) {
    return linesOfDays.get(index);
  }

  /** Some days that there are. */
  List<LocalDate> between(int from, int to) {
    return days.subList(from, to);
  }

  /** Whether this day is in the rollups as it is. */
  boolean isRolledUp(LocalDate day) throws SQLException {
    return reader.state(scope).holds(day);
  }

  /** The hours of a day that have lines. */
  List<SalesReader.Period> hours(LocalDate day) throws SQLException {
    return reader.series(scope.on(new DayRange(day, day.plusDays(1))), Granularity.HOUR);
  }

  private void readMonth(LocalDate month) throws SQLException {
    LocalDate next = month.plusMonths(1);
    var asked =
        new DayRange(
            month.isBefore(scope.days().from()) ? scope.days().from() : month,
            next.isAfter(scope.days().to()) ? scope.days().to() : next);
    var newestFirst = new TreeMap<LocalDate, Long>(Comparator.reverseOrder());
    for (SalesReader.Period period : reader.series(scope.on(asked), Granularity.DAY)) {
      LocalDate day = period.start().toLocalDate();
      long ofDay = filter.lines(period.figures());
      if (ofDay > 0 && isMeant.test(day)) {
        newestFirst.merge(day, ofDay, Long::sum);
      }
    }
    days.addAll(newestFirst.keySet());
    linesOfDays.addAll(newestFirst.values());
  }
}
