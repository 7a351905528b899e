package io.haat.model.event;

import io.haat.model.rule.LineRules;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Adds up the amounts of a receipt's lines, exactly and rounded to the currency's minor unit. A
 * line is quantity × unit price − discount; roundings are half away from zero.
 */
final class LineAmounts {
  /** Of an amount as it is kept. */
  static final int PLACES = 4;

  /** Of quantity × unit price. */
  private static final int EXACT_PLACES = 7;

  private static final long EXACT_PER_AMOUNT = 1_000;
  private static final long LIMIT = LineRules.AMOUNT_LIMIT * Powers.OF_TEN[PLACES];
  private static final BigDecimal EXACT_LIMIT = BigDecimal.valueOf(LineRules.AMOUNT_LIMIT);

  /** Discounts within it keep a difference of two longs from overflowing unseen. */
  private static final long ORDINARY_DISCOUNT = Long.MAX_VALUE / EXACT_PER_AMOUNT;

  private int places;
  private long rounded;
  private long exactFloor;
  private long exactRest;
  private boolean outOfRange;

  /**
   * Begins a receipt.
   *
   * @param places the decimal places of its currency, {@code 0 <= places <= 4}
   */
  LineAmounts begin(int places) {
    this.places = checked(places);
    rounded = 0;
    exactFloor = 0;
    exactRest = 0;
    outOfRange = false;
    return this;
  }

  /** Adds a line and gives its rounded amount, in ten-thousandths. */
  long add(long quantityThousandths, long unitPriceTenThousandths, long discountTenThousandths) {
    long product = quantityThousandths * unitPriceTenThousandths;
    boolean fits =
        Math.multiplyHigh(quantityThousandths, unitPriceTenThousandths) == product >> 63
            && Math.abs(discountTenThousandths) <= ORDINARY_DISCOUNT;
    if (fits) {
      long discount = discountTenThousandths * EXACT_PER_AMOUNT;
      long exact = product - discount;
      boolean overflow = ((product ^ discount) & (product ^ exact)) < 0;
      if (!overflow) {
        // A long of seven places is below a trillion.
        return sum(
            Math.floorDiv(exact, EXACT_PER_AMOUNT),
            Math.floorMod(exact, EXACT_PER_AMOUNT),
            round(exact, EXACT_PLACES));
      }
    }
    return addLarge(quantityThousandths, unitPriceTenThousandths, discountTenThousandths);
  }

  private long addLarge(long quantity, long unitPrice, long discount) {
    BigDecimal exact =
        BigDecimal.valueOf(quantity, 3)
            .multiply(BigDecimal.valueOf(unitPrice, PLACES))
            .subtract(BigDecimal.valueOf(discount, PLACES));
    if (exact.abs().compareTo(EXACT_LIMIT) >= 0) {
      outOfRange = true;
      return 0;
    }
    BigDecimal floor = exact.setScale(PLACES, RoundingMode.FLOOR);
    long rest = exact.subtract(floor).unscaledValue().longValueExact();
    long amount =
        exact
            .setScale(places, RoundingMode.HALF_UP)
            .setScale(PLACES)
            .unscaledValue()
            .longValueExact();
    return sum(floor.unscaledValue().longValueExact(), rest, amount);
  }

  private long sum(long floor, long rest, long amount) {
    rounded += amount;
    exactRest += rest;
    exactFloor += floor + exactRest / EXACT_PER_AMOUNT;
    exactRest %= EXACT_PER_AMOUNT;
    // Sums are judged line by line, so that no number of lines overflows them.
    if (exactFloor >= LIMIT || exactFloor < -LIMIT || (exactFloor == -LIMIT && exactRest == 0)) {
      outOfRange = true;
      rounded = 0;
      exactFloor = 0;
    }
    return amount;
  }

  /** Whether a line, or the receipt up to a line, came to a trillion or more. */
  boolean outOfRange() {
    return outOfRange;
  }

  /**
   * Whether a total is the sum of the rounded lines, or the exact sum, or that one rounded as a
   * whole.
   */
  boolean comesTo(long totalTenThousandths) {
    if (totalTenThousandths == rounded) {
      return true;
    }
    BigDecimal exact =
        BigDecimal.valueOf(exactFloor, PLACES).add(BigDecimal.valueOf(exactRest, EXACT_PLACES));
    BigDecimal total = BigDecimal.valueOf(totalTenThousandths, PLACES);
    return total.compareTo(exact.setScale(PLACES, RoundingMode.HALF_UP)) == 0
        || total.compareTo(exact.setScale(places, RoundingMode.HALF_UP)) == 0;
  }

  /** An amount of a line that is given as such, rounded to the minor unit. */
  static long rounded(long amountTenThousandths, int places) {
    long unit = Powers.OF_TEN[PLACES - checked(places)];
    return roundedTo(amountTenThousandths, unit) * unit;
  }

  private long round(long exact, int fromPlaces) {
    return roundedTo(exact, Powers.OF_TEN[fromPlaces - places]) * Powers.OF_TEN[PLACES - places];
  }

  private static int checked(int places) {
    if (places < 0 || places > PLACES) {
      throw new IllegalArgumentException("a currency has 0 to 4 decimal places, not " + places);
    }
    return places;
  }

  private static long roundedTo(long value, long unit) {
    long whole = value / unit;
    long rest = Math.abs(value % unit);
    return rest * 2 >= unit && unit > 1 ? whole + Long.signum(value) : whole;
  }
}
