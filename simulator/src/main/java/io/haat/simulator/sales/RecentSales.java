package io.haat.simulator.sales;

import io.haat.simulator.random.Rng;
import io.haat.simulator.world.Channel;
import io.haat.simulator.world.PaymentMethod;

/**
 * A sample of the sales of the last weeks, from which refunds are taken. Its memory does not grow
 * with the file: a new sale takes the place of a random one, so that ages are spread exponentially
 * around {@link #USUAL_AGE_DAYS}, or less in very large files.
 */
final class RecentSales {
  static final int USUAL_AGE_DAYS = 14;

  private static final int MOST = 1 << 16;
  private static final int LEAST = 32;

  /** Twice the share of refunds, so that what they take is made good. */
  private static final double LEAST_SAMPLING = 0.04;

  private static final int TRIES = 8;

  private final double sampling;
  private final int[] stores;
  private final long[] transactions;
  private final long[] soldAt;
  private final int[] products;
  private final int[] customers;
  private final int[] quantities;
  private final long[] prices;
  private final long[] discounts;
  private final PaymentMethod[] payments;
  private final Channel[] channels;
  private int size;

  RecentSales(double linesPerDay) {
    double linesInAge = linesPerDay * USUAL_AGE_DAYS;
    int capacity = (int) Math.max(LEAST, Math.min(MOST, linesInAge));
    sampling = Math.max(LEAST_SAMPLING, Math.min(1, capacity / linesInAge));
    stores = new int[capacity];
    transactions = new long[capacity];
    soldAt = new long[capacity];
    products = new int[capacity];
    customers = new int[capacity];
    quantities = new int[capacity];
    prices = new long[capacity];
    discounts = new long[capacity];
    payments = new PaymentMethod[capacity];
    channels = new Channel[capacity];
  }

  void offer(SaleLine line, Rng rng) {
    if (sampling < 1 && !rng.chance(sampling)) {
      return;
    }
    int at = size < stores.length ? size++ : rng.nextInt(size);
    stores[at] = line.store;
    transactions[at] = line.transaction;
    soldAt[at] = line.soldAt;
    products[at] = line.product;
    customers[at] = line.customer;
    quantities[at] = line.quantityMillis;
    prices[at] = line.pricePaise;
    discounts[at] = line.discountPaise;
    payments[at] = line.payment;
    channels[at] = line.channel;
  }

  /**
   * Writes a sale made before {@code time} into {@code line} and forgets it, so that nothing is
   * refunded twice.
   *
   * @return whether one was found
   */
  boolean take(SaleLine line, long time, Rng rng) {
    for (int tries = 0; size > 0 && tries < TRIES; tries++) {
      int at = rng.nextInt(size);
      if (soldAt[at] < time) {
        read(at, line);
        remove(at);
        return true;
      }
    }
    return false;
  }

  private void read(int at, SaleLine line) {
    line.store = stores[at];
    line.originalTransaction = transactions[at];
    line.product = products[at];
    line.customer = customers[at];
    line.quantityMillis = quantities[at];
    line.pricePaise = prices[at];
    line.discountPaise = discounts[at];
    line.payment = payments[at];
    line.channel = channels[at];
  }

  private void remove(int at) {
    int last = --size;
    stores[at] = stores[last];
    transactions[at] = transactions[last];
    soldAt[at] = soldAt[last];
    products[at] = products[last];
    customers[at] = customers[last];
    quantities[at] = quantities[last];
    prices[at] = prices[last];
    discounts[at] = discounts[last];
    payments[at] = payments[last];
    channels[at] = channels[last];
  }
}
