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
  private static final int LINES_PER_FILTER = 1 << 22;
  private static final int PROBES = 7;
  private static final int LONGS_PER_BLOCK = 8;
  private static final int BLOCKS =
      LINES_PER_FILTER / (LONGS_PER_BLOCK * Long.SIZE) * BITS_PER_LINE;

  private final List<long[]> filters = new ArrayList<>();
  private int linesInLast = LINES_PER_FILTER;

  /** Remembers the identities of a unit. */
  void add(long[] hashes, int count) {
    for (int i = 0; i < count; i++) {
      if (linesInLast == LINES_PER_FILTER) {
        filters.add(new long[BLOCKS * LONGS_PER_BLOCK]);
        linesInLast = 0;
      }
      linesInLast++;
      set(filters.get(filters.size() - 1), hashes[i]);
    }
  }

  boolean perhapsSeen(long hash) {
    long bits = mix(hash);
    int block = block(hash);
    for (long[] filter : filters) {
      if (matches(filter, block, bits)) {
        return true;
      }
    }
    return false;
  }

  private static void set(long[] filter, long hash) {
    int block = block(hash);
    long bits = mix(hash);
    for (int probe = 0; probe < PROBES; probe++) {
      filter[block + (int) (bits & 7)] |= 1L << (bits >>> 3 & 63);
      bits >>>= 9;
    }
  }

  private static boolean matches(long[] filter, int block, long bits) {
    long rest = bits;
    for (int probe = 0; probe < PROBES; probe++) {
      if ((filter[block + (int) (rest & 7)] >>> (rest >>> 3 & 63) & 1) == 0) {
        return false;
      }
      rest >>>= 9;
    }
    return true;
  }

  private static int block(long hash) {
    return (int) Long.remainderUnsigned(hash, BLOCKS) * LONGS_PER_BLOCK;
  }

  /** The finaliser of SplitMix64, so that probes do not follow the bits that chose the block. */
  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
