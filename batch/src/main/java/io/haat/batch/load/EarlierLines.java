package io.haat.batch.load;

import java.util.ArrayList;
import java.util.List;

/**
 * The identities of an object's earlier units, as Bloom filters: "perhaps seen" is looked up in the
 * warehouse, "not seen" is certain. 16 bits a line keep false alarms near one in a thousand.
 *
 * <p>Source: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13
 * (1970); all probes of one line fall in one 64-byte block (Putze, Sanders, Singler 2007).
 */
final class EarlierLines {
  private static final int BITS_PER_LINE = 16;
  private static final int PROBES = 7;
  private static final int LONGS_PER_BLOCK = 8;

  private final List<long[]> filters = new ArrayList<>();

  /** Remembers a unit's identities. */
  void add(long[] hashes, int count) {
    int blocks = Math.max(1, (int) ((long) count * BITS_PER_LINE / 512) + 1);
    long[] filter = new long[blocks * LONGS_PER_BLOCK];
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      int block = block(hash, blocks);
      long bits = mix(hash);
      for (int probe = 0; probe < PROBES; probe++) {
        filter[block + (int) (bits & 7)] |= 1L << (bits >>> 3 & 63);
        bits >>>= 9;
      }
    }
    filters.add(filter);
  }

  boolean perhapsSeen(long hash) {
    long bits = mix(hash);
    for (long[] filter : filters) {
      if (matches(filter, block(hash, filter.length / LONGS_PER_BLOCK), bits)) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return filters.isEmpty();
  }

  private static boolean matches(long[] filter, int block, long bits) {
    for (int probe = 0; probe < PROBES; probe++) {
      if ((filter[block + (int) (bits & 7)] >>> (bits >>> 3 & 63) & 1) == 0) {
        return false;
      }
      bits >>>= 9;
    }
    return true;
  }

  private static int block(long hash, int blocks) {
    return (int) Long.remainderUnsigned(hash, blocks) * LONGS_PER_BLOCK;
  }

  /** The finaliser of SplitMix64, so that probes do not follow the bits that chose the block. */
  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
