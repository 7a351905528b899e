package io.haat.simulator.live;

/**
 * When something is told, and when it happened; they differ for a till that was offline. Both in
 * microseconds since 1970-01-01T00:00Z.
 */
record Moment(long nowMicros, long eventMicros) {
  static final long MICROS_PER_SECOND = 1_000_000;

  /** Told as it happens. */
  static Moment at(long micros) {
    return new Moment(micros, micros);
  }
}
