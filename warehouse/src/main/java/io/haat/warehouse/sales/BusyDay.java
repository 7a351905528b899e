package io.haat.warehouse.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A day with far more lines than a page: by its hours the newest of them are found without reading
 * the others.
 */
record BusyDay(LocalDate day, ZoneId zone) {
  /** Days of fewer pages are read at once. */
  private static final long LEAST_PAGES = 4;

  /** Whether a page is little of it. */
  static boolean is(long linesOfDay, long linesOfPage) {
    return linesOfDay / LEAST_PAGES > linesOfPage;
  }

  /**
   * From when on there are enough lines, as far as the rollups can tell.
   *
   * @param hours of the day, in their order
   * @param before lines from here on do not count
   * @param wanted how many are enough
   * @return the beginning of an hour before {@code before}, or of the day if all of it is needed
   */
  Instant since(List<SalesReader.Period> hours, LineFilter filter, Instant before, long wanted) {
    long found = 0;
    for (int i = hours.size() - 1; i >= 0; i--) {
      Instant start = hours.get(i).start().atZone(zone).toInstant();
      if (start.isBefore(before)) {
        found += filter.lines(hours.get(i).figures());
      }
      if (found > wanted) {
        return start;
      }
    }
    return day.atStartOfDay(zone).toInstant();
  }
}
