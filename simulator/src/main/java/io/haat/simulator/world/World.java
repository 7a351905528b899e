package io.haat.simulator.world;

import java.time.ZoneId;
import java.util.List;

/**
 * An Indian chain of neighbourhood supermarkets: its stores, goods, customers and habits, all
 * following from a seed. Prices are in Indian rupees. The world knows nothing of files or events;
 * whoever tells of it brings time and chance. Immutable.
 */
public final class World {
  /** Of all stores; without daylight saving since 1945. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  /** {@link #ZONE}'s constant distance from UTC in seconds. */
  public static final long UTC_OFFSET_SECONDS = 19_800;

  public static final String CURRENCY = "INR";
  public static final String COUNTRY = "India";

  private final List<Store> stores;
  private final List<Product> products;
  private final List<Affinity> affinities;
  private final Seasons seasons;
  private final Shoppers shoppers;

  private World(long seed, WorldSize size) {
    stores = StoreNetwork.open(seed, size.stores());
    products = Assortment.stock(seed, size.products());
    affinities = Affinities.between(products);
    seasons = new Seasons(seed);
    shoppers =
        new Shoppers(
            seed, stores, products, affinities, seasons, new Promotions(seed), size.customers());
  }

  /**
   * The world of a seed: the same seed gives the same stores and goods, whatever the number of
   * customers.
   */
  public static World of(long seed, WorldSize size) {
    return new World(seed, size);
  }

  public List<Store> stores() {
    return stores;
  }

  public List<Product> products() {
    return products;
  }

  /** What goes together, for whoever wants to know what basket analysis should find. */
  public List<Affinity> affinities() {
    return affinities;
  }

  public Seasons seasons() {
    return seasons;
  }

  public Shoppers shoppers() {
    return shoppers;
  }
}
