package io.haat.simulator.live;

import io.haat.simulator.random.Rng;

/** How long ago what is told now has happened. Not thread-safe. */
final class TimeShift {
  private static final int MICROS_PER_MILLI = 1_000;

  /** Beyond the lateness allowed: this little at least, an hour more at most. */
  private static final int LEAST_BEYOND_MILLIS = 90_000;

  private static final int MOST_BEYOND_MILLIS = 3_600_000;

  private final double late;
  private final double outOfOrder;
  private final long lateBeyondMillis;
  private final long disorderMillis;
  private final Rng rng;

  TimeShift(Disturbances wrong, Rng rng) {
    late = wrong.late();
    outOfOrder = wrong.outOfOrder();
    lateBeyondMillis = wrong.lateBeyond().toMillis();
    disorderMillis = wrong.disorder().toMillis();
    this.rng = rng;
  }

  /** When it happened, in microseconds. */
  long of(long nowMicros) {
    if (late + outOfOrder <= 0) {
      return nowMicros;
    }
    double draw = rng.nextDouble();
    long millis = 0;
    if (draw < late) {
      int spread = MOST_BEYOND_MILLIS - LEAST_BEYOND_MILLIS;
      millis = lateBeyondMillis + LEAST_BEYOND_MILLIS + rng.nextInt(spread);
    } else if (draw < late + outOfOrder) {
      millis = (long) (rng.nextDouble() * disorderMillis);
    }
    return nowMicros - millis * MICROS_PER_MILLI;
  }
}
