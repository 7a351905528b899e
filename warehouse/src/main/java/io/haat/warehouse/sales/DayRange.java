package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlQuery;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Local days, from the first to the one before {@code to}.
 *
 * @param to after {@code from}
 */
public record DayRange(LocalDate from, LocalDate to) {
  public DayRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
  }

  /** Gives a query the arrays {@code NAME_from} and {@code NAME_to}. */
  public static void set(SqlQuery query, String name, List<DayRange> ranges) throws SQLException {
    query.set(name + "_from", "date", ranges.stream().map(DayRange::from).toList());
    query.set(name + "_to", "date", ranges.stream().map(DayRange::to).toList());
  }

  /** How many days. */
  public long days() {
    return to.toEpochDay() - from.toEpochDay();
  }

  /** As many days, directly before. */
  public DayRange previous() {
    return new DayRange(from.minusDays(days()), from);
  }

  /** The same dates of the year before; of 29 February it is the 28th. */
  public DayRange yearBefore() {
    LocalDate last = to.minusDays(1).minusYears(1);
    return new DayRange(from.minusYears(1), last.plusDays(1));
  }
}
