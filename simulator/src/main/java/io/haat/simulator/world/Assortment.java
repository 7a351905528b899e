package io.haat.simulator.world;

import io.haat.simulator.random.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills the shelves: every type of good in its sizes, each from several brands. */
final class Assortment {
  private record Offer(
      Category category,
      String type,
      String unit,
      String size,
      long basePaise,
      String brand,
      int rank,
      double popularity) {}

  /** Brands differ in price around the usual one. */
  private static final double LOWEST_LEVEL = 0.8;

  private static final double LEVEL_RANGE = 0.4;

  private Assortment() {}

  /** The {@code count} most usual products, in the order of categories, types, brands and sizes. */
  static List<Product> stock(long seed, int count) {
    List<Offer> offers = offers();
    if (offers.size() < count) {
      throw new IllegalStateException("the catalogue has only " + offers.size() + " products");
    }
    int[] ranks = offers.stream().mapToInt(Offer::rank).sorted().toArray();
    int lastRank = ranks[count - 1];
    int roomInLastRank = count - (int) Arrays.stream(ranks).filter(r -> r < lastRank).count();
    List<Product> products = new ArrayList<>(count);
    for (Offer offer : offers) {
      if (offer.rank() < lastRank || (offer.rank() == lastRank && roomInLastRank-- > 0)) {
        products.add(product(products.size() + 1, offer, seed));
      }
    }
    return List.copyOf(products);
  }

  private static List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    Category category = Category.FRUIT_VEGETABLES;
    List<String> brands = List.of();
    for (List<String> fields : WorldData.read("catalogue.txt")) {
      if (fields.get(0).startsWith("@")) {
        category = Category.valueOf(fields.get(0).substring(1));
        brands = List.of(fields.get(1).split(",", -1));
        continue;
      }
      List<String> sizes = List.of(fields.get(3).split(";", -1));
      for (int brand = 0; brand < brands.size(); brand++) {
        for (int size = 0; size < sizes.size(); size++) {
          String label = sizes.get(size);
          int price = label.lastIndexOf('=');
          offers.add(
              new Offer(
                  category,
                  fields.get(0),
                  fields.get(1),
                  label.substring(0, price),
                  Math.round(Double.parseDouble(label.substring(price + 1)) * 100),
                  brands.get(brand),
                  brand + size,
                  Double.parseDouble(fields.get(2)) / ((brand + 1) * Math.sqrt(size + 1))));
        }
      }
    }
    return offers;
  }

  private static Product product(int number, Offer offer, long seed) {
    // One draw for all sizes, so that a larger one never costs less.
    long taste = Rng.hash(seed, (offer.brand() + offer.type()).hashCode());
    double level = LOWEST_LEVEL + LEVEL_RANGE * Rng.unit(taste);
    boolean byWeight = offer.unit().equals("kg");
    long price = PriceLadder.nearest(Math.round(offer.basePaise() * level), byWeight);
    String name = offer.brand() + " " + offer.type();
    return new Product(
        "P" + StoreNetwork.digits(number, 5),
        offer.size().isEmpty() ? name : name + " " + offer.size(),
        offer.type(),
        offer.brand(),
        offer.category(),
        price,
        price * (100 - offer.category().marginPercent()) / 100,
        byWeight,
        offer.popularity());
  }
}
