package io.haat.stream.operator;

/** Which amounts and quantities windows can add up. */
final class Sizes {
  /** A billion in ten-thousandths, or ten billion in thousandths: nearly a million of them fit. */
  private static final long LARGEST = 10_000_000_000_000L;

  private Sizes() {}

  /** Sums of such would not fit for sure; they are left to the warehouse. */
  static boolean isHuge(long tenThousandthsOrThousandths) {
    return Math.abs(tenThousandthsOrThousandths) > LARGEST;
  }
}
