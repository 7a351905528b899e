package io.haat.simulator.live;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long acknowledgements took, in classes that are at most 1/16 wide relative to their value.
 * Thread-safe.
 */
final class AckLatencies {
  private static final int BITS = 4;
  private static final int PER_OCTAVE = 1 << BITS;
  private static final int OCTAVES = 40;

  private final AtomicLongArray counts = new AtomicLongArray(PER_OCTAVE * OCTAVES);

  void add(long nanos) {
    counts.incrementAndGet(place(Math.max(0, nanos / 1_000)));
  }

  /**
   * The latency in milliseconds that a share of all stayed within; 0 if there are none.
   *
   * @param share above 0, at most 1: 0.99 for the 99th percentile
   */
  double millis(double share) {
    long all = 0;
    for (int i = 0; i < counts.length(); i++) {
      all += counts.get(i);
    }
    long wanted = (long) Math.ceil(all * share);
    long passed = 0;
    for (int i = 0; i < counts.length() && wanted > 0; i++) {
      passed += counts.get(i);
      if (passed >= wanted) {
        return highest(i) / 1e3;
      }
    }
    return 0;
  }

  private static int place(long micros) {
    if (micros < PER_OCTAVE) {
      return (int) micros;
    }
    int octave = Long.SIZE - Long.numberOfLeadingZeros(micros) - BITS;
    int within = (int) (micros >>> (octave - 1)) & (PER_OCTAVE - 1);
    return Math.min(octave, OCTAVES - 1) * PER_OCTAVE + within;
  }

  private static long highest(int place) {
    if (place < PER_OCTAVE) {
      return place;
    }
    int octave = place / PER_OCTAVE;
    return ((long) (PER_OCTAVE + place % PER_OCTAVE + 1) << (octave - 1)) - 1;
  }
}
