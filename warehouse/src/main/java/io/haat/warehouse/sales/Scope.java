package io.haat.warehouse.sales;

import java.util.List;
import java.util.Optional;

/**
 * What figures are asked of.
 *
 * @param days local days of each store
 * @param storeKeys of these stores only; empty means of none
 * @param productKeys versions of products; absent means of all
 */
public record Scope(DayRange days, List<Integer> storeKeys, Optional<List<Integer>> productKeys) {
  public Scope {
    storeKeys = List.copyOf(storeKeys);
    productKeys = productKeys.map(List::copyOf);
  }

  /** The same of other days. */
  public Scope on(DayRange otherDays) {
    return new Scope(otherDays, storeKeys, productKeys);
  }
}
