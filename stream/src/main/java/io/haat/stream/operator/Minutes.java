package io.haat.stream.operator;

import java.time.Duration;

/** When minutes begin and when they are closed. */
final class Minutes {
  static final long MICROS = 60_000_000;
  static final long MICROS_PER_MILLI = 1_000;

  private final long latenessMicros;

  /**
   * Minutes that stay open for a while.
   *
   * @param lateness how long after its end a minute is open, in event time
   */
  Minutes(Duration lateness) {
    latenessMicros = lateness.toMillis() * MICROS_PER_MILLI;
  }

  /** The start of the minute that a time is in. */
  static long startOf(long timeMicros) {
    return timeMicros - Math.floorMod(timeMicros, MICROS);
  }

  /** The watermark at which a minute is closed, in milliseconds. */
  long closesAtMillis(long startMicros) {
    return Math.floorDiv(startMicros + MICROS + latenessMicros, MICROS_PER_MILLI);
  }

  /** The start of the earliest minute that is open at a watermark, which has a value. */
  long earliestOpen(long watermarkMillis) {
    long micros = watermarkMillis * MICROS_PER_MILLI - MICROS - latenessMicros;
    // A minute that is closed exactly now is not open.
    return startOf(micros) + MICROS;
  }
}
