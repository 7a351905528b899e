package io.haat.warehouse.customers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days of one warehouse that are kept in memory, and the numbers of the customers in them.
 * Thread-safe.
 */
final class KeptDays {
  private static final double NEARLY = 0.9;

  private final long warehouse;
  private final long mostBytes;
  private final Cache<RetailerDay, Kept> days;
  private final Map<Short, CustomerNumbers> numbers = new ConcurrentHashMap<>();

  /**
   * Keeps nothing yet.
   *
   * @param warehouse a number that no other warehouse has
   */
  KeptDays(long warehouse, long mostBytes) {
    this.warehouse = warehouse;
    this.mostBytes = mostBytes;
    days =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((RetailerDay key, Kept kept) -> kept.day().bytes())
            .build();
  }

  private record Kept(long changes, VisitDay day) {}

  boolean isOf(long otherWarehouse) {
    return warehouse == otherWarehouse;
  }

  CustomerNumbers numbers(short retailerKey) {
    return numbers.computeIfAbsent(retailerKey, key -> new CustomerNumbers());
  }

  /** The day as it is after so many changes, if it is kept. */
  Optional<VisitDay> find(DayVersion version) {
    Kept kept = days.getIfPresent(version.key());
    return kept != null && kept.changes() == version.changes()
        ? Optional.of(kept.day())
        : Optional.empty();
  }

  /** Keeps a day in place of what is kept of it. */
  void keep(DayVersion version, VisitDay day) {
    days.put(version.key(), new Kept(version.changes(), day));
  }

  boolean isNearlyFull() {
    long bytes = days.policy().eviction().map(most -> most.weightedSize().orElse(0)).orElse(0L);
    return bytes > NEARLY * mostBytes;
  }
}
