package io.haat.simulator.world;

/**
 * The prices that stand on Indian shelves: half rupees, whole rupees, then figures that end in 9.
 */
final class PriceLadder {
  private PriceLadder() {}

  /** The price on the ladder that is nearest to an amount in paise of at least 200. */
  static long nearest(long paise, boolean byWeight) {
    if (byWeight) {
      return round(paise, 10);
    }
    if (paise < 2_000) {
      return round(paise, 50);
    }
    if (paise < 10_000) {
      return round(paise, 100);
    }
    return paise < 50_000 ? round(paise, 1_000) - 100 : round(paise, 5_000) - 100;
  }

  private static long round(long paise, long step) {
    return (paise + step / 2) / step * step;
  }
}
