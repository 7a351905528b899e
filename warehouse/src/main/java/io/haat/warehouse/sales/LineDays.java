package io.haat.warehouse.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Local days of stores in some zones, as ranges of time. A day begins in one zone while another one
 * is still in the day before.
 *
 * @param hour of these days, 0 to 23; absent: all of them
 */
record LineDays(Collection<ZoneId> zones, Optional<Integer> hour) {
  /** Half-open. */
  record Range(Instant since, Instant until) {}

  Instant earliestStart(LocalDate day) {
    return earliest(day.atStartOfDay());
  }

  /** From here on it is this day, or a later one, everywhere. */
  Instant latestStart(LocalDate day) {
    return latest(day.atStartOfDay());
  }

  /** When these days, or their hour, last anywhere, within some bounds; the newest first. */
  List<Range> ranges(List<LocalDate> days, Instant floor, Instant ceiling) {
    var ranges = new ArrayList<Range>();
    for (LocalDate day : days) {
      LocalDateTime begin = day.atTime(hour.orElse(0), 0);
      LocalDateTime end = hour.isPresent() ? begin.plusHours(1) : begin.plusDays(1);
      Instant since = later(earliest(begin), floor);
      Instant until = earlier(latest(end), ceiling);
      int last = ranges.size() - 1;
      if (last >= 0 && !until.isBefore(ranges.get(last).since())) {
        ranges.set(last, new Range(since, ranges.get(last).until()));
      } else if (since.isBefore(until)) {
        ranges.add(new Range(since, until));
      }
    }
    return ranges;
  }

  /** Of a time that a clock shows twice, the first. */
  private Instant earliest(LocalDateTime time) {
    return zones.stream()
        .map(zone -> time.atZone(zone).toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Instant latest(LocalDateTime time) {
    return zones.stream()
        .map(zone -> time.atZone(zone).toInstant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
