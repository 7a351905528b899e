package io.haat.simulator.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * One hour of the stores' local time.
 *
 * @param epochDay the local date as days since 1970-01-01
 * @param hour 0 to 23
 */
public record SellingHour(long epochDay, Month month, DayOfWeek weekday, int hour) {

  public static SellingHour of(LocalDate date, int hour) {
    return new SellingHour(date.toEpochDay(), date.getMonth(), date.getDayOfWeek(), hour);
  }
}
