package io.haat.warehouse.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sums by key. Of one key there is one sum, or several where one would not fit into a long.
 *
 * @param <K> the keys
 * @param <S> the sums, which are added to by who holds them
 */
final class SumsByKey<K, S> {
  private final Function<K, S> beginning;
  private final Map<K, S> open = new HashMap<>();
  private final List<Map.Entry<K, S>> full = new ArrayList<>();

  SumsByKey(Supplier<S> nothing) {
    beginning = key -> nothing.get();
  }

  /** The sum to add to. */
  S of(K key) {
    return open.computeIfAbsent(key, beginning);
  }

  /** Another sum to add to, as this one takes no more. */
  S after(K key, S last) {
    addFull(Map.entry(key, last));
    S next = beginning.apply(key);
    open.put(key, next);
    return next;
  }

  /** A sum of others, which nothing is added to. */
  void addFull(Map.Entry<K, S> row) {
    full.add(row);
  }

  List<Map.Entry<K, S>> rows() {
    var rows = new ArrayList<>(full);
    rows.addAll(open.entrySet());
    return rows;
  }
}
