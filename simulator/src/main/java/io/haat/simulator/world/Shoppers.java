package io.haat.simulator.world;

import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends shoppers to the stores: who, where, with what in the basket. Immutable; chance comes from
 * the caller.
 */
public final class Shoppers {
  private static final double SHARE_AT_HOME = 0.85;
  private static final int TRIES = 8;

  private static final AliasTable CHANNELS = AliasTable.of(84, 11, 5);
  private static final AliasTable PIECES = AliasTable.of(70, 19, 7, 4);
  private static final AliasTable[] PAYMENTS_BY_TIER = {
    AliasTable.of(48, 30, 12, 7, 3), AliasTable.of(46, 20, 25, 7, 2), AliasTable.of(38, 9, 48, 4, 1)
  };
  private static final AliasTable ONLINE_PAYMENTS = AliasTable.of(52, 32, 0, 12, 4);
  private static final Channel[] ALL_CHANNELS = Channel.values();
  private static final PaymentMethod[] ALL_PAYMENTS = PaymentMethod.values();

  private final Seasons seasons;
  private final Promotions promotions;
  private final Customers customers;
  private final AliasTable storesByFootfall;
  private final long[] openedOn;
  private final int[] tiers;
  private final long[] prices;
  private final boolean[] byWeight;
  private final int[][] productsOfCategory;
  private final AliasTable[] popularity;
  private final @Nullable Affinity[] affinityOf;

  Shoppers(
      long seed,
      List<Store> stores,
      List<Product> products,
      List<Affinity> affinities,
      Seasons seasons,
      Promotions promotions,
      int customers) {
    this.seasons = seasons;
    this.promotions = promotions;
    storesByFootfall = AliasTable.of(stores.stream().mapToDouble(Store::footfall).toArray());
    this.customers = new Customers(seed, customers, storesByFootfall);
    openedOn = stores.stream().mapToLong(store -> store.openedOn().toEpochDay()).toArray();
    tiers = stores.stream().mapToInt(store -> store.city().tier()).toArray();
    prices = products.stream().mapToLong(Product::pricePaise).toArray();
    byWeight = new boolean[products.size()];
    affinityOf = new @Nullable Affinity[products.size()];
    affinities.forEach(affinity -> affinityOf[affinity.product()] = affinity);
    Category[] categories = Category.values();
    productsOfCategory = new int[categories.length][];
    popularity = new AliasTable[categories.length];
    for (int place = 0; place < categories.length; place++) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < products.size(); i++) {
        byWeight[i] = products.get(i).byWeight();
        if (products.get(i).category() == categories[place]) {
          members.add(i);
        }
      }
      productsOfCategory[place] = members.stream().mapToInt(Integer::intValue).toArray();
      popularity[place] =
          AliasTable.of(members.stream().mapToDouble(i -> products.get(i).popularity()).toArray());
    }
  }

  /**
   * Fills a basket as a shopper would in that hour.
   *
   * @param progress how far the told period has gone, 0 to 1; 1 for what happens now
   */
  public void fill(Basket basket, SellingHour when, double progress, Rng rng) {
    int customer = customers.pick(rng, progress);
    int store = store(customer, when.epochDay(), rng);
    Channel channel = ALL_CHANNELS[CHANNELS.pick(rng)];
    AliasTable payments =
        channel == Channel.ONLINE ? ONLINE_PAYMENTS : PAYMENTS_BY_TIER[tiers[store] - 1];
    basket.start(store, customer, ALL_PAYMENTS[payments.pick(rng)], channel);
    int items = customers.style(customer).items(rng);
    for (int item = 0; item < items; item++) {
      int category = seasons.pickCategory(when, rng);
      int product = productsOfCategory[category][popularity[category].pick(rng)];
      if (put(basket, product, when, rng)) {
        addPartners(basket, product, when, rng);
      }
    }
  }

  /** The number of a known customer, from 0 on, who looks into the shop now. */
  public int visitor(Rng rng) {
    return customers.pickKnown(rng, 1);
  }

  private void addPartners(Basket basket, int product, SellingHour when, Rng rng) {
    Affinity affinity = affinityOf[product];
    if (affinity != null && rng.chance(affinity.probability())) {
      for (int partner : affinity.partners()) {
        put(basket, partner, when, rng);
      }
    }
  }

  private boolean put(Basket basket, int product, SellingHour when, Rng rng) {
    if (basket.isFull() || basket.contains(product)) {
      return false;
    }
    int quantity =
        byWeight[product]
            ? 200 + rng.nextInt(1_300) + rng.nextInt(1_300)
            : 1_000 * (1 + PIECES.pick(rng));
    long gross = Money.gross(quantity, prices[product]);
    long discount = Money.share(gross, promotions.percentOff(product, when.epochDay()), 100);
    basket.add(product, quantity, discount, gross - discount);
    return true;
  }

  private int store(int customer, long epochDay, Rng rng) {
    if (customer != Customers.ANONYMOUS && rng.chance(SHARE_AT_HOME)) {
      int home = customers.homeStore(customer);
      if (openedOn[home] <= epochDay) {
        return home;
      }
    }
    for (int tries = 0; tries < TRIES; tries++) {
      int store = storesByFootfall.pick(rng);
      if (openedOn[store] <= epochDay) {
        return store;
      }
    }
    return 0; // the flagship, which is older than any period
  }
}
