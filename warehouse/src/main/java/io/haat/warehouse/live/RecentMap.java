package io.haat.warehouse.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets what was not asked for lately, but only when it is told to: what a batch has
 * learnt stays until the batch is done. Two generations: when the young one is full, it becomes the
 * old one, and what was left in the old one is gone.
 */
final class RecentMap<K, V> {
  private final int perGeneration;
  private Map<K, V> young = new HashMap<>();
  private Map<K, V> old = new HashMap<>();

  /**
   * An empty map.
   *
   * @param perGeneration from how many entries on a generation is full, at least 1
   */
  RecentMap(int perGeneration) {
    this.perGeneration = perGeneration;
  }

  @Nullable V get(K key) {
    V value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value != null) {
        young.put(key, value);
      }
    }
    return value;
  }

  void put(K key, V value) {
    young.put(key, value);
  }

  /** The moment to forget. */
  void age() {
    if (young.size() >= perGeneration) {
      old = young;
      young = new HashMap<>();
    }
  }

  void clear() {
    young = new HashMap<>();
    old = new HashMap<>();
  }
}
