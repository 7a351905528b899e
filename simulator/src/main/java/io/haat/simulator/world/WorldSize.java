package io.haat.simulator.world;

/**
 * How large a world is.
 *
 * @param stores 1 to 200
 * @param products 200 to 1,000
 * @param customers known ones, 10 to 500,000
 */
public record WorldSize(int stores, int products, int customers) {
  public static final int MOST_STORES = 200;
  public static final int MOST_PRODUCTS = 1_000;
  public static final int MOST_CUSTOMERS = 500_000;

  private static final int USUAL_STORES = 100;
  private static final int ROWS_PER_CUSTOMER = 20;

  public WorldSize {
    check("stores", stores, 1, MOST_STORES);
    check("products", products, 200, MOST_PRODUCTS);
    check("customers", customers, 10, MOST_CUSTOMERS);
  }

  /** The usual chain, with as many known customers as so many lines of sales would come from. */
  public static WorldSize forRows(long rows) {
    long customers = Math.max(10, Math.min(MOST_CUSTOMERS, rows / ROWS_PER_CUSTOMER));
    return new WorldSize(USUAL_STORES, MOST_PRODUCTS, (int) customers);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
