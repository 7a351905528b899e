package io.haat.warehouse.sales;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Few groups that together have the asked stores and no others, and none of whose stores differ in
 * their label.
 *
 * @param labels of each group, in the same order
 */
record StoreCover(List<RollupState.StoreGroup> groups, List<Integer> labels) {

  /**
   * Covers the stores.
   *
   * @param labels what each asked store counts for
   * @param groups the largest first; a store that is in none has nothing in the rollups
   * @param leastStores groups of fewer stores are not used
   */
  static StoreCover of(
      Map<Integer, Integer> labels, List<RollupState.StoreGroup> groups, int leastStores) {
    var left = new HashMap<>(labels);
    var cover = new StoreCover(new ArrayList<>(), new ArrayList<>());
    for (RollupState.StoreGroup group : groups) {
      List<Integer> stores = group.storeKeys();
      Integer label = left.get(stores.get(0));
      if (label != null
          && stores.size() >= leastStores
          && stores.stream().allMatch(store -> label.equals(left.get(store)))) {
        cover.groups.add(group);
        cover.labels.add(label);
        left.keySet().removeAll(stores);
      }
    }
    return cover;
  }

  List<Integer> groupKeys() {
    return groups.stream().map(RollupState.StoreGroup::key).toList();
  }

  /** All stores of these groups. */
  Set<Integer> storeKeys() {
    return groups.stream().flatMap(g -> g.storeKeys().stream()).collect(Collectors.toSet());
  }
}
