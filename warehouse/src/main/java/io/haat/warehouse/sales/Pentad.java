package io.haat.warehouse.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Five days of a month: from its 1st, 6th, 11th, 16th, 21st; and from the 26th, three to six days.
 *
 * @param first its first day
 */
public record Pentad(LocalDate first) {
  private static final int DAYS = 5;
  private static final int LAST_BEGINS_ON = 26;

  /** The one that a day lies in. */
  public static Pentad of(LocalDate day) {
    int begins = Math.min((day.getDayOfMonth() - 1) / DAYS * DAYS + 1, LAST_BEGINS_ON);
    return new Pentad(day.withDayOfMonth(begins));
  }

  /** Those that some days lie in, in their order. */
  public static List<Pentad> ofThose(Collection<LocalDate> days) {
    return days.stream().sorted().map(Pentad::of).distinct().toList();
  }

  /** Its days, in their order. */
  public List<LocalDate> days() {
    return first.datesUntil(end()).toList();
  }

  /** The day after its last. */
  public LocalDate end() {
    return first.getDayOfMonth() == LAST_BEGINS_ON
        ? first.withDayOfMonth(1).plusMonths(1)
        : first.plusDays(DAYS);
  }
}
