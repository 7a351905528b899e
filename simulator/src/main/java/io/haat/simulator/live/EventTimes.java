package io.haat.simulator.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When the next event happens, in microseconds since 1970-01-01T00:00Z, to the millisecond. */
@FunctionalInterface
public interface EventTimes {
  long nextMicros();

  /** Events happen as they are told. */
  static EventTimes now(Clock clock) {
    return () -> clock.millis() * 1_000;
  }

  /**
   * A history played fast: each event happens a little after the one before, however long the
   * telling takes. The same start and step give the same times.
   *
   * @param stepNanos of event time from event to event, above 0
   */
  static EventTimes history(Instant start, long stepNanos) {
    if (stepNanos <= 0) {
      throw new IllegalArgumentException("a history must go on: step of " + stepNanos + " ns");
    }
    long startNanos = ChronoUnit.NANOS.between(Instant.EPOCH, start);
    return new EventTimes() {
      private long told;

      @Override
      public long nextMicros() {
        long nanos = startNanos + told++ * stepNanos;
        return Math.floorDiv(nanos, 1_000_000L) * 1_000;
      }
    };
  }
}
