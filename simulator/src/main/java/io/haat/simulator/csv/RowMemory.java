package io.haat.simulator.csv;

import io.haat.simulator.random.Rng;

/**
 * Rows to repeat: the last one, and a uniform sample of all before it (Vitter's algorithm R over
 * every {@value #EVERY}th row), so that repetitions are near as well as millions of rows away. Its
 * memory is bounded. Not thread-safe.
 */
final class RowMemory {
  private static final int EVERY = 16;
  private static final int MOST = 2_048;
  private static final double SHARE_NEAR = 0.4;

  private final Rng rng;
  private final byte[][] sample = new byte[MOST][];
  private byte[] last = {};
  private long offered;

  RowMemory(Rng rng) {
    this.rng = rng;
  }

  boolean isEmpty() {
    return offered == 0;
  }

  /** Remembers a clean row, or not. */
  void offer(RowBuffer row) {
    if (offered++ % EVERY != 0) {
      return;
    }
    last = row.row();
    long sampled = offered / EVERY;
    if (sampled < MOST) {
      sample[(int) sampled] = last;
    } else {
      int at = rng.nextInt((int) sampled + 1);
      if (at < MOST) {
        sample[at] = last;
      }
    }
  }

  byte[] pick() {
    int size = (int) Math.min(MOST, (offered - 1) / EVERY + 1);
    return rng.chance(SHARE_NEAR) ? last : sample[rng.nextInt(size)];
  }
}
