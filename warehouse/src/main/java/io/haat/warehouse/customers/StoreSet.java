package io.haat.warehouse.customers;

import java.util.List;

/** Stores by their keys: whether one is in it is asked for each row. */
final class StoreSet {
  private final boolean[] isIn;

  StoreSet(List<Integer> storeKeys) {
    isIn = new boolean[1 + storeKeys.stream().mapToInt(key -> key).max().orElse(0)];
    storeKeys.forEach(key -> isIn[key] = true);
  }

  boolean has(int storeKey) {
    return storeKey < isIn.length && isIn[storeKey];
  }
}
