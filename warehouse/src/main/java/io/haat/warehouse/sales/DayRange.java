package io.haat.warehouse.sales;

import java.time.LocalDate;

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
