package io.haat.stream.sink;

import java.util.Arrays;

/**
 * How long events took from the broker to the commit, in buckets that are 5 % apart. Kept for the
 * running and the last period.
 */
final class Latencies {
  private static final double STEP = Math.log(1.05);

  /** 1 µs × 1.05^400 is five minutes. */
  private static final int BUCKETS = 400;

  private long[] running = new long[BUCKETS];
  private long[] last = new long[BUCKETS];

  /**
   * Adds events that took equally long.
   *
   * @param micros negative where clocks differ: taken as 1
   */
  void add(long micros, long events) {
    int bucket = (int) (Math.log((double) Math.max(1, micros)) / STEP);
    running[Math.min(bucket, BUCKETS - 1)] += events;
  }

  /** Begins a new period; what is older than the last one is forgotten. */
  void turn() {
    long[] oldest = last;
    last = running;
    running = oldest;
    Arrays.fill(running, 0);
  }

  /** Whether there was anything in these periods. */
  boolean isEmpty() {
    return count() == 0;
  }

  private long count() {
    return Arrays.stream(running).sum() + Arrays.stream(last).sum();
  }

  /**
   * The latency that a share of the events did not exceed, in milliseconds.
   *
   * @param share {@code 0 < share <= 1}
   */
  double millis(double share) {
    long wanted = (long) Math.ceil(count() * share);
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen += running[bucket] + last[bucket];
      if (seen >= wanted) {
        return Math.exp((bucket + 0.5) * STEP) / 1_000;
      }
    }
    return 0;
  }
}
