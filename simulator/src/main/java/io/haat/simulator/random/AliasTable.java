package io.haat.simulator.random;

import java.util.Arrays;

/**
 * A weighted choice in constant time: Walker's alias method, built as Vose describes it ("A Linear
 * Algorithm for Generating Random Numbers with a Given Distribution", 1991). Immutable.
 */
public final class AliasTable {
  private static final double FULL = 4294967296.0;

  private final int[] alias;

  /** Of 2<sup>32</sup>: below it a column is itself, from it on its alias. */
  private final long[] threshold;

  private AliasTable(int[] alias, long[] threshold) {
    this.alias = alias;
    this.threshold = threshold;
  }

  /**
   * Builds the table of some weights.
   *
   * @param weights at least one, none negative, their sum positive; they need not add up to 1
   */
  public static AliasTable of(double... weights) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0) || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("weights must not be negative and need a positive sum");
    }
    int size = weights.length;
    double[] rest = Arrays.stream(weights).map(weight -> weight * size / sum).toArray();
    int[] alias = new int[size];
    long[] threshold = new long[size];
    int[] small = new int[size];
    int[] large = new int[size];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < size; i++) {
      if (rest[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      threshold[less] = (long) (rest[less] * FULL);
      alias[less] = more;
      rest[more] -= 1 - rest[less];
      if (rest[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    while (larges > 0) {
      threshold[large[--larges]] = (long) FULL;
    }
    while (smalls > 0) {
      threshold[small[--smalls]] = (long) FULL;
    }
    return new AliasTable(alias, threshold);
  }

  /** An index in {@code [0, number of weights)}, as often as its weight says. */
  public int pick(Rng rng) {
    return pick(rng.nextLong());
  }

  /** The same choice for the same 64 random bits. */
  public int pick(long bits) {
    int column = Rng.scale(bits, alias.length);
    return (bits & 0xFFFFFFFFL) < threshold[column] ? column : alias[column];
  }
}
