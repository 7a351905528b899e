package io.haat.simulator.world;

/** Amounts in paise as exact whole numbers; nothing here is negative. */
public final class Money {
  private Money() {}

  /** Quantity times price, rounded half away from zero. */
  public static long gross(int quantityMillis, long pricePaise) {
    return (quantityMillis * pricePaise + 500) / 1000;
  }

  /** A share of an amount, rounded half away from zero. */
  public static long share(long paise, long part, long whole) {
    return (paise * part + whole / 2) / whole;
  }
}
