package io.haat.simulator.world;

import io.haat.simulator.random.Rng;

/** Price promotions: in each week about one product in twelve is 5 to 25 % off, in every store. */
public final class Promotions {
  private static final double SHARE_PROMOTED = 1 / 12.0;
  private static final int STEP_PERCENT = 5;
  private static final int STEPS = 5;

  private final long seed;

  Promotions(long seed) {
    this.seed = Rng.hash(seed, "promotions".hashCode());
  }

  /** Percent off the price of a product on a local day; 0 where there is no promotion. */
  public int percentOff(int product, long epochDay) {
    long week = Math.floorDiv(epochDay + 3, 7); // from Monday on
    long bits = Rng.hash(seed + product, week);
    if (Rng.unit(bits) >= SHARE_PROMOTED) {
      return 0;
    }
    return STEP_PERCENT * (1 + Rng.scale(bits << 32, STEPS));
  }
}
