package io.haat.warehouse.live;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Instants on the clock of a shop. */
final class LocalTime {
  private static final long MICROS = 1_000_000;
  private static final int SECONDS_OF_AN_HOUR = 3_600;
  private static final int HOURS_OF_A_DAY = 24;

  private LocalTime() {}

  /** The local hour of a time, counted from 1970-01-01 00:00 on that clock. */
  static int hour(long micros, ZoneId zone) {
    Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    int offset = zone.getRules().getOffset(time).getTotalSeconds();
    return (int) Math.floorDiv(Math.floorDiv(micros, MICROS) + offset, (long) SECONDS_OF_AN_HOUR);
  }

  /** The day of a local hour, counted from 1970-01-01. */
  static int day(int hour) {
    return Math.floorDiv(hour, HOURS_OF_A_DAY);
  }
}
