package io.haat.simulator.world;

import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;

/**
 * Everybody whom the chain knows. Nothing is kept per customer: home store, style and the time they
 * stay follow from the customer's number.
 */
final class Customers {
  static final int ANONYMOUS = -1;

  private static final double SHARE_ANONYMOUS = 0.35;
  private static final double LEFT = 0.20;
  private static final double JOINED = 0.25;
  private static final int TRIES = 3;

  /**
   * Larger than any number of customers and prime, so that multiplying by it only changes the
   * order.
   */
  private static final long SHUFFLE = 611_953;

  private final long seed;
  private final int count;
  private final AliasTable homes;

  Customers(long seed, int count, AliasTable homes) {
    this.seed = Rng.hash(seed, "customers".hashCode());
    this.count = count;
    this.homes = homes;
  }

  /**
   * Who comes next, or {@link #ANONYMOUS}. The customer of rank r comes in proportion to
   * r<sup>-0.4</sup> (Zipf's law with a flat exponent, by inversion of its continuous form).
   *
   * @param progress how far the told period has gone, 0 to 1; some customers join during it, some
   *     leave
   */
  int pick(Rng rng, double progress) {
    return rng.chance(SHARE_ANONYMOUS) ? ANONYMOUS : pickKnown(rng, progress);
  }

  /** Who of the known ones comes next, as {@link #pick} chooses. */
  int pickKnown(Rng rng, double progress) {
    int customer = 0;
    for (int tries = 0; tries < TRIES; tries++) {
      double u = rng.nextDouble();
      long rank = (long) (count * u * StrictMath.cbrt(u * u));
      customer = (int) (rank * SHUFFLE % count);
      if (isActive(customer, progress)) {
        return customer;
      }
    }
    return customer;
  }

  private boolean isActive(int customer, double progress) {
    long bits = Rng.hash(seed, customer);
    double fate = Rng.unit(bits);
    double turn = Rng.unit(bits << 24);
    if (fate < LEFT) {
      return progress < turn;
    }
    return fate >= LEFT + JOINED || progress >= turn;
  }

  int homeStore(int customer) {
    return homes.pick(Rng.hash(seed + 1, customer));
  }

  ShoppingStyle style(int customer) {
    return customer == ANONYMOUS
        ? ShoppingStyle.TOP_UP
        : ShoppingStyle.of(Rng.hash(seed + 2, customer));
  }
}
