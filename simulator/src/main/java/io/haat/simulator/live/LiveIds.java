package io.haat.simulator.live;

import io.haat.simulator.random.Rng;

/**
 * Ids that no other run gives: a tag of six letters and digits that follows from the seed and the
 * run's first moment, then a number. Two runs in a thousand have the same tag once in two thousand
 * times, and then their numbers still differ unless they tell of the same milliseconds: the number
 * is that of the millisecond, or the next free one. It grows in time over all stores, so that
 * neighbours in time are neighbours in an index. Not thread-safe.
 */
final class LiveIds {
  /** Without letters that are taken for digits (Crockford's base 32). */
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int TAG_LENGTH = 6;
  private static final int BITS = 5;

  private final String tag;
  private final long[] lastOfScope;

  /**
   * @param scopes how many counters are needed
   */
  LiveIds(long seed, long startMicros, int scopes) {
    tag = tag(Rng.hash(Rng.hash(seed, "run".hashCode()), startMicros));
    lastOfScope = new long[scopes];
  }

  /** The next id of a scope, behind the given word. */
  String next(String word, int scope, long nowMicros) {
    long number = Math.max(lastOfScope[scope] + 1, nowMicros / 1_000);
    lastOfScope[scope] = number;
    return word + '-' + tag + '-' + number;
  }

  private static String tag(long bits) {
    var text = new StringBuilder(TAG_LENGTH);
    for (int i = 0; i < TAG_LENGTH; i++) {
      text.append(DIGITS.charAt((int) (bits >>> (i * BITS)) & 31));
    }
    return text.toString();
  }
}
