package io.haat.simulator.sales;

import io.haat.simulator.world.Channel;
import io.haat.simulator.world.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale or refund, as {@link SalesGenerator#next} last wrote it. Mutable and reused,
 * since a large file holds a hundred million of them; copy what you keep. Not thread-safe.
 */
public final class SaleLine {
  public static final int ANONYMOUS = -1;
  public static final long NONE = -1;

  int store;
  long transaction;
  int lineNumber;
  long soldAt;
  int product;
  int customer;
  int quantityMillis;
  long pricePaise;
  long discountPaise;
  long totalPaise;
  PaymentMethod payment = PaymentMethod.CASH;
  Channel channel = Channel.IN_STORE;
  @Nullable RefundReason reason;
  long originalTransaction = NONE;

  /** Index of the store in {@link io.haat.simulator.world.World#stores()}. */
  public int store() {
    return store;
  }

  /** The till receipt's number in its store, from 1 on, growing in time. */
  public long transaction() {
    return transaction;
  }

  /** 1 for the first line of a transaction. */
  public int lineNumber() {
    return lineNumber;
  }

  /** Seconds since 1970-01-01T00:00:00Z. */
  public long soldAt() {
    return soldAt;
  }

  /** Index of the product in {@link io.haat.simulator.world.World#products()}. */
  public int product() {
    return product;
  }

  /** The customer's number from 0 on, or {@link #ANONYMOUS}. */
  public int customer() {
    return customer;
  }

  /** Thousandths of a unit, above 0, of a refund too. */
  public int quantityMillis() {
    return quantityMillis;
  }

  public long pricePaise() {
    return pricePaise;
  }

  public long discountPaise() {
    return discountPaise;
  }

  /**
   * Quantity times price, rounded half away from zero to paise, less the discount; of a refund too.
   */
  public long totalPaise() {
    return totalPaise;
  }

  public PaymentMethod payment() {
    return payment;
  }

  public Channel channel() {
    return channel;
  }

  public boolean isRefund() {
    return reason != null;
  }

  /** Why the goods came back; null of a sale. */
  public @Nullable RefundReason reason() {
    return reason;
  }

  /** The receipt number in the same store that a refund goes back to; {@link #NONE} of a sale. */
  public long originalTransaction() {
    return originalTransaction;
  }
}
