package io.haat.warehouse.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Local days of stores in some zones, as ranges of time. A day begins in one zone while another one
 * is still in the day before.
 */
record LineDays(Collection<ZoneId> zones) {
  /** Half-open. */
  record Range(Instant since, Instant until) {}

  Instant earliestStart(LocalDate day) {
    return zones.stream().map(zone -> start(day, zone)).min(Instant::compareTo).orElseThrow();
  }

  /** From here on it is this day, or a later one, everywhere. */
  Instant latestStart(LocalDate day) {
    return zones.stream().map(zone -> start(day, zone)).max(Instant::compareTo).orElseThrow();
  }

  /** When these days, the newest first, last anywhere, within some bounds. */
  List<Range> ranges(List<LocalDate> days, Instant floor, Instant ceiling) {
    var ranges = new ArrayList<Range>();
    for (LocalDate day : days) {
      Instant since = later(earliestStart(day), floor);
      Instant until = earlier(latestStart(day.plusDays(1)), ceiling);
      int last = ranges.size() - 1;
      if (last >= 0 && !until.isBefore(ranges.get(last).since())) {
        ranges.set(last, new Range(since, ranges.get(last).until()));
      } else if (since.isBefore(until)) {
        ranges.add(new Range(since, until));
      }
    }
    return ranges;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
