package io.haat.simulator.live;

/**
 * When the next record is due, at a steady rate. What a pause has held up is made good a quarter
 * faster than the rate, not all at once; what is more than a second late is given up. Times are
 * those of {@link System#nanoTime}. Not thread-safe.
 */
final class Pace {
  /** What may come at once. */
  private static final double BURST_NANOS = 2e6;

  private static final double CATCHING_UP = 1.25;
  private static final double MOST_BEHIND_NANOS = 1e9;

  private final long start;
  private final double interval;
  private double due;
  private double gate;
  private double givenUp;

  /**
   * @param perSecond above 0
   * @param start when the first record is due
   */
  Pace(double perSecond, long start) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("the rate must be above 0, not " + perSecond);
    }
    this.start = start;
    interval = 1e9 / perSecond;
    gate = -BURST_NANOS;
  }

  /** Nanoseconds until the next record is due; 0 if it is. */
  long nanosUntilDue(long now) {
    return (long) Math.ceil(Math.max(0, Math.max(due, gate) - (now - start)));
  }

  /** A record was sent. */
  void sent(long now) {
    double elapsed = now - start;
    gate = Math.max(gate, elapsed - BURST_NANOS) + interval / CATCHING_UP;
    due += interval;
    double behind = elapsed - due;
    if (behind > MOST_BEHIND_NANOS) {
      givenUp += (behind - MOST_BEHIND_NANOS) / interval;
      due = elapsed - MOST_BEHIND_NANOS;
    }
  }

  /** How many records were not sent since nothing could be sent when they were due. */
  long givenUp() {
    return (long) givenUp;
  }
}
