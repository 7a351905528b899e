package io.haat.model;

/** Sums of amounts and quantities in their smallest places, which may come to more than a long. */
public final class LongSums {
  private LongSums() {}

  /** Whether the sum of both is within the range of a long. */
  public static boolean fits(long sum, long more) {
    long result = sum + more;
    return ((sum ^ result) & (more ^ result)) >= 0;
  }
}
