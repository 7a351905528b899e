package io.haat.simulator.sales;

import io.haat.simulator.world.Seasons;
import io.haat.simulator.world.SellingHour;
import io.haat.simulator.world.World;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Turns the share of sales already made into a time of the period, so that sales come as densely as
 * the seasons demand. It only moves forward. Not thread-safe.
 */
final class Timeline {
  private static final int HOURS = 24;
  private static final int SECONDS = 3600;

  private final LocalDate from;

  /** Share of the period's demand before each hour; one entry more than hours. */
  private final double[] before;

  private final long firstSecond;
  private int hour;
  private SellingHour sellingHour;

  Timeline(Seasons seasons, LocalDate from, LocalDate to) {
    this.from = from;
    int hours = HOURS * Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    before = new double[hours + 1];
    LocalDate date = from;
    for (int i = 0; i < hours; i++) {
      before[i + 1] = before[i] + seasons.demand(date, i % HOURS);
      if (i % HOURS == HOURS - 1) {
        date = date.plusDays(1);
      }
    }
    double sum = before[hours];
    for (int i = 0; i <= hours; i++) {
      before[i] /= sum;
    }
    firstSecond = from.toEpochDay() * HOURS * SECONDS - World.UTC_OFFSET_SECONDS;
    sellingHour = SellingHour.of(from, 0);
  }

  int days() {
    return (before.length - 1) / HOURS;
  }

  /**
   * Moves to the time by which a share of all sales is made.
   *
   * @param share 0 to below 1, not less than before
   * @return seconds since 1970-01-01T00:00:00Z
   */
  long advanceTo(double share) {
    if (share >= before[hour + 1]) {
      while (hour < before.length - 2 && share >= before[hour + 1]) {
        hour++;
      }
      sellingHour = SellingHour.of(from.plusDays(hour / HOURS), hour % HOURS);
    }
    double width = before[hour + 1] - before[hour];
    double within = width > 0 ? (share - before[hour]) / width : 0;
    return firstSecond + (long) ((hour + Math.min(within, 0.9999)) * SECONDS);
  }

  SellingHour hour() {
    return sellingHour;
  }
}
