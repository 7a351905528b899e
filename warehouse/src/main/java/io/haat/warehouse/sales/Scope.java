package io.haat.warehouse.sales;

import java.util.List;
import java.util.Optional;

/**
 * What figures are asked of.
 *
 * @param days local days of each store
 * @param storeKeys of these stores only; empty means of none
 * @param category of this category, by its name; absent means of all, or of some products
 * @param productKeys versions of one product, or of all of the category; absent means of all
 * @param channels of these only; empty means of all
 */
public record Scope(
    DayRange days,
    List<Integer> storeKeys,
    Optional<String> category,
    Optional<List<Integer>> productKeys,
    List<String> channels) {
  public Scope {
    storeKeys = List.copyOf(storeKeys);
    productKeys = productKeys.map(List::copyOf);
    channels = List.copyOf(channels);
    if (category.isPresent() && productKeys.isEmpty()) {
      throw new IllegalArgumentException("the products of category " + category + " are missing");
    }
  }

  /** Everything of these stores. */
  public static Scope of(DayRange days, List<Integer> storeKeys) {
    return new Scope(days, storeKeys, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same of other days. */
  public Scope on(DayRange otherDays) {
    return new Scope(otherDays, storeKeys, category, productKeys, channels);
  }

  /** The same of all channels. */
  Scope ofAllChannels() {
    return new Scope(days, storeKeys, category, productKeys, List.of());
  }
}
