package io.haat.simulator.world;

import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When how much of what is bought: hours of the day, days of the week, months, and the weeks before
 * Diwali.
 */
public final class Seasons {
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;
  private static final double YEARLY_GROWTH = 0.06;
  private static final LocalDate GROWTH_BASE = LocalDate.of(2024, 1, 1);
  private static final double DAY_NOISE = 0.08;
  private static final int FESTIVE_DAYS = 14;
  private static final double FESTIVE_RISE = 0.7;

  /** Diwali moves with the moon. Years before and after these have no festive peak. */
  private static final List<LocalDate> DIWALI =
      List.of(
          LocalDate.of(2015, 11, 11),
          LocalDate.of(2016, 10, 30),
          LocalDate.of(2017, 10, 19),
          LocalDate.of(2018, 11, 7),
          LocalDate.of(2019, 10, 27),
          LocalDate.of(2020, 11, 14),
          LocalDate.of(2021, 11, 4),
          LocalDate.of(2022, 10, 24),
          LocalDate.of(2023, 11, 12),
          LocalDate.of(2024, 11, 1),
          LocalDate.of(2025, 10, 20),
          LocalDate.of(2026, 11, 8),
          LocalDate.of(2027, 10, 29),
          LocalDate.of(2028, 10, 17),
          LocalDate.of(2029, 11, 5));

  private final long seed;
  private final double[] level;
  private final AliasTable[] categories;

  Seasons(long seed) {
    this.seed = Rng.hash(seed, "seasons".hashCode());
    int kinds = Month.values().length * WEEKDAYS * HOURS;
    level = new double[kinds];
    categories = new AliasTable[kinds];
    Category[] all = Category.values();
    double[] weights = new double[all.length];
    for (Month month : Month.values()) {
      for (DayOfWeek weekday : DayOfWeek.values()) {
        for (int hour = 0; hour < HOURS; hour++) {
          double sum = 0;
          for (int i = 0; i < all.length; i++) {
            weights[i] = all[i].demand(month, weekday, hour);
            sum += weights[i];
          }
          int kind = kind(month, weekday, hour);
          level[kind] = sum;
          // At night nothing is sold, but the table must exist: then everything is alike.
          categories[kind] = AliasTable.of(sum > 0 ? weights : new double[] {1});
        }
      }
    }
  }

  /** The chain's demand in an hour relative to other hours; 0 at night. */
  public double demand(LocalDate date, int hour) {
    double weather = 1 + DAY_NOISE * (2 * Rng.unit(Rng.hash(seed, date.toEpochDay())) - 1);
    double years = ChronoUnit.DAYS.between(GROWTH_BASE, date) / 365.25;
    double growth = Math.max(0.2, 1 + YEARLY_GROWTH * years);
    return level[kind(date.getMonth(), date.getDayOfWeek(), hour)]
        * weather
        * growth
        * festive(date);
  }

  /** A category, as likely as it is bought in this hour. */
  int pickCategory(SellingHour when, Rng rng) {
    return categories[kind(when.month(), when.weekday(), when.hour())].pick(rng);
  }

  private static double festive(LocalDate date) {
    for (LocalDate diwali : DIWALI) {
      long daysLeft = ChronoUnit.DAYS.between(date, diwali);
      if (daysLeft >= 0 && daysLeft < FESTIVE_DAYS) {
        return 1 + FESTIVE_RISE * (FESTIVE_DAYS - daysLeft) / FESTIVE_DAYS;
      }
    }
    return 1;
  }

  private static int kind(Month month, DayOfWeek weekday, int hour) {
    return ((month.getValue() - 1) * WEEKDAYS + weekday.getValue() - 1) * HOURS + hour;
  }
}
