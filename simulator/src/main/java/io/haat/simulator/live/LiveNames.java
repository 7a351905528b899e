package io.haat.simulator.live;

import io.haat.simulator.world.Store;
import io.haat.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events call the chain, its receipts, changes of stock and customers. Not thread-safe. */
final class LiveNames {
  private static final int CUSTOMER_DIGITS = 9;

  private final String retailer;
  private final List<Store> stores;
  private final LiveIds ids;

  LiveNames(World world, String retailer, long seed, long startMicros) {
    this.retailer = retailer;
    stores = world.stores();
    ids = new LiveIds(seed, startMicros, stores.size() + 2);
  }

  String retailer() {
    return retailer;
  }

  /** A new number of a sale or refund. */
  String receipt(int store, long nowMicros) {
    return ids.next(stores.get(store).id(), store, nowMicros);
  }

  String stockChange(long nowMicros) {
    return ids.next("I", stores.size(), nowMicros);
  }

  String customerEvent(long nowMicros) {
    return ids.next("E", stores.size() + 1, nowMicros);
  }

  /** As generated files have it; null of somebody unknown. */
  static @Nullable String customer(int number) {
    if (number < 0) {
      return null;
    }
    String digits = Integer.toString(number + 1);
    return "C" + "0".repeat(Math.max(0, CUSTOMER_DIGITS - digits.length())) + digits;
  }
}
