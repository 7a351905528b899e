package io.haat.simulator.live;

import io.haat.simulator.world.SellingHour;
import io.haat.simulator.world.World;
import java.time.LocalDate;

/**
 * The shops' hour at a time. Between closing and opening people buy on the web what they buy in the
 * last busy hour. Not thread-safe.
 */
final class LocalHours {
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int OPENING = 7;
  private static final int LAST_BUSY = 21;

  private long epochHour = Long.MIN_VALUE;
  private SellingHour hour = SellingHour.of(LocalDate.EPOCH, LAST_BUSY);

  SellingHour at(long micros) {
    long second = Math.floorDiv(micros, Moment.MICROS_PER_SECOND) + World.UTC_OFFSET_SECONDS;
    long wanted = Math.floorDiv(second, SECONDS_PER_HOUR);
    if (wanted != epochHour) {
      epochHour = wanted;
      int ofDay = Math.floorMod(wanted, 24);
      hour =
          SellingHour.of(
              LocalDate.ofEpochDay(Math.floorDiv(wanted, 24)),
              ofDay < OPENING || ofDay > LAST_BUSY ? LAST_BUSY : ofDay);
    }
    return hour;
  }
}
