package io.haat.server.sales;

import io.haat.warehouse.sales.DayRange;
import io.haat.warehouse.sales.Figures;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.SalesReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * The periods of some days, one after the other.
 *
 * @param first the start of the one that the first day lies in
 * @param end the first that does not count
 */
record Buckets(LocalDateTime first, LocalDateTime end, ChronoUnit size) {
  /** Where there are more, those before the first sale and after the last one are left out. */
  private static final long MOST = 10_000;

  static Buckets of(DayRange days, Granularity granularity) {
    LocalDate from = days.from();
    LocalDateTime end = days.to().atStartOfDay();
    return switch (granularity) {
      case MINUTE -> new Buckets(from.atStartOfDay(), end, ChronoUnit.MINUTES);
      case HOUR -> new Buckets(from.atStartOfDay(), end, ChronoUnit.HOURS);
      case DAY -> new Buckets(from.atStartOfDay(), end, ChronoUnit.DAYS);
      case WEEK ->
          new Buckets(
              from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(),
              end,
              ChronoUnit.WEEKS);
      case MONTH -> new Buckets(from.withDayOfMonth(1).atStartOfDay(), end, ChronoUnit.MONTHS);
    };
  }

  /**
   * Adds the periods without sales.
   *
   * @param sold in their order
   */
  List<SalesReader.Period> fill(List<SalesReader.Period> sold) {
    if (sold.isEmpty()) {
      return sold;
    }
    record Key(LocalDateTime start, String currency) {}
    var found = new HashMap<Key, SalesReader.Period>();
    var currencies = new TreeSet<String>();
    for (SalesReader.Period period : sold) {
      found.put(new Key(period.start(), period.currency()), period);
      currencies.add(period.currency());
    }
    var all = new ArrayList<SalesReader.Period>();
    for (LocalDateTime at : starts(sold.get(0).start(), sold.get(sold.size() - 1).start())) {
      for (String currency : currencies) {
        SalesReader.Period period = found.get(new Key(at, currency));
        all.add(period == null ? new SalesReader.Period(at, currency, Figures.NONE) : period);
      }
    }
    return all;
  }

  /** When the periods start, the first and the last sale being in these. */
  List<LocalDateTime> starts(LocalDateTime firstSold, LocalDateTime lastSold) {
    boolean many = size.between(first, end) > MOST;
    LocalDateTime last = many ? lastSold : end.minusNanos(1);
    var starts = new ArrayList<LocalDateTime>();
    for (LocalDateTime at = many ? firstSold : first; !at.isAfter(last); at = at.plus(1, size)) {
      starts.add(at);
    }
    return starts;
  }
}
