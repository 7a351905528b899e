package io.haat.simulator.world;

/**
 * An article of the assortment.
 *
 * @param id such as {@code P00042}
 * @param type what it is whatever its brand and size: Milk, Sliced Bread
 * @param pricePaise the price of one unit in hundredths of a rupee, above 0
 * @param costPaise what the chain pays for one unit, below the price
 * @param byWeight sold in kilograms with three decimals rather than in pieces
 * @param popularity how often it is bought relative to others of its category, above 0
 */
public record Product(
    String id,
    String name,
    String type,
    String brand,
    Category category,
    long pricePaise,
    long costPaise,
    boolean byWeight,
    double popularity) {
  public Product {
    if (pricePaise <= 0 || costPaise <= 0 || costPaise >= pricePaise || !(popularity > 0)) {
      throw new IllegalArgumentException(
          "product " + id + ": needs a price above its cost, both above 0, and some popularity");
    }
  }

  /** {@code kg} or {@code each}. */
  public String unitOfMeasure() {
    return byWeight ? "kg" : "each";
  }
}
