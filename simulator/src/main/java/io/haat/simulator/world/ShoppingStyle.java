package io.haat.simulator.world;

import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;

/** How much a customer puts into a basket before one thing leads to another. */
enum ShoppingStyle {
  TOP_UP,
  WEEKLY,
  FAMILY;

  private static final AliasTable SHARES = AliasTable.of(50, 35, 15);
  private static final AliasTable TOP_UP_ITEMS = AliasTable.of(34, 28, 18, 10, 6, 3, 1);
  private static final AliasTable WEEKLY_ITEMS = AliasTable.of(8, 16, 20, 20, 14, 10, 6, 4, 2);
  private static final AliasTable FAMILY_ITEMS =
      AliasTable.of(2, 4, 8, 12, 16, 18, 14, 10, 8, 5, 3);
  private static final ShoppingStyle[] ALL = values();

  static ShoppingStyle of(long customerBits) {
    return ALL[SHARES.pick(customerBits)];
  }

  int items(Rng rng) {
    AliasTable items =
        switch (this) {
          case TOP_UP -> TOP_UP_ITEMS;
          case WEEKLY -> WEEKLY_ITEMS;
          case FAMILY -> FAMILY_ITEMS;
        };
    return 1 + items.pick(rng);
  }
}
