package io.haat.simulator.world;

/**
 * What one shopper takes to the till, written anew by {@link Shoppers#fill}. It is mutable and
 * reused since a large file holds millions of them. Quantities are in thousandths of a unit,
 * amounts in paise. Not thread-safe.
 */
public final class Basket {
  /** More than any shopper takes. */
  static final int MOST_LINES = 40;

  private final int[] products = new int[MOST_LINES];
  private final int[] quantities = new int[MOST_LINES];
  private final long[] discounts = new long[MOST_LINES];
  private final long[] totals = new long[MOST_LINES];
  private int size;
  private int store;
  private int customer = Customers.ANONYMOUS;
  private PaymentMethod payment = PaymentMethod.CASH;
  private Channel channel = Channel.IN_STORE;

  void start(int store, int customer, PaymentMethod payment, Channel channel) {
    this.store = store;
    this.customer = customer;
    this.payment = payment;
    this.channel = channel;
    size = 0;
  }

  void add(int product, int quantityMillis, long discountPaise, long totalPaise) {
    products[size] = product;
    quantities[size] = quantityMillis;
    discounts[size] = discountPaise;
    totals[size] = totalPaise;
    size++;
  }

  boolean contains(int product) {
    for (int i = 0; i < size; i++) {
      if (products[i] == product) {
        return true;
      }
    }
    return false;
  }

  boolean isFull() {
    return size == MOST_LINES;
  }

  /** How many lines it has. */
  public int size() {
    return size;
  }

  /** Index of the store in {@link World#stores()}. */
  public int store() {
    return store;
  }

  /** The customer's number from 0 on, or -1 of somebody unknown. */
  public int customer() {
    return customer;
  }

  public PaymentMethod payment() {
    return payment;
  }

  public Channel channel() {
    return channel;
  }

  /** Index of a line's product in {@link World#products()}. */
  public int product(int line) {
    return products[line];
  }

  /** Thousandths of a unit, above 0. */
  public int quantityMillis(int line) {
    return quantities[line];
  }

  /** 0 or more, and less than quantity times price. */
  public long discountPaise(int line) {
    return discounts[line];
  }

  /** Quantity times price, rounded half away from zero to paise, less the discount. */
  public long totalPaise(int line) {
    return totals[line];
  }
}
