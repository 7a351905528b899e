package io.haat.warehouse;

/**
 * The base-10000 digits of a decimal, as PostgreSQL keeps a numeric. One object serves many values,
 * so that a copy of millions of rows makes no garbage.
 */
final class NumericDigits {
  private static final int BASE = 10_000;
  private static final int PLACES_OF_A_DIGIT = 4;
  private static final int LARGEST_SCALE = 8;
  private static final long[] POWERS_OF_TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** Five digits before the point hold any long, two after it eight places. */
  private final int[] digits = new int[7];

  private int first;
  private int count;
  private int weight;

  void set(long unscaled, int scale) {
    if (scale < 0 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException("scale " + scale + " is not within 0 to " + LARGEST_SCALE);
    }
    // Below zero, where the range of long reaches one further than above.
    long whole = unscaled / POWERS_OF_TEN[scale];
    whole = whole > 0 ? -whole : whole;
    int fractionDigits = (scale + PLACES_OF_A_DIGIT - 1) / PLACES_OF_A_DIGIT;
    long fraction =
        Math.abs(unscaled % POWERS_OF_TEN[scale])
            * POWERS_OF_TEN[fractionDigits * PLACES_OF_A_DIGIT - scale];
    int end = 5 + fractionDigits;
    for (int i = end - 1; i >= 5; i--) {
      digits[i] = (int) (fraction % BASE);
      fraction /= BASE;
    }
    first = 5;
    while (whole < 0) {
      digits[--first] = (int) -(whole % BASE);
      whole /= BASE;
    }
    while (first < end && digits[first] == 0) {
      first++;
    }
    while (end > first && digits[end - 1] == 0) {
      end--;
    }
    count = end - first;
    weight = count == 0 ? 0 : 4 - first;
  }

  int count() {
    return count;
  }

  /** The power of 10000 of the first digit. */
  int weight() {
    return weight;
  }

  int at(int index) {
    return digits[first + index];
  }
}
