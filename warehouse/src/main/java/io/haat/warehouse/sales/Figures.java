package io.haat.warehouse.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Sums over lines of one currency, and the key figures that follow from them. Formulas and sources
 * are in {@code docs/metrics.md}. Sums are exact; what is divided is rounded half away from zero.
 *
 * @param transactions receipts with a line of these
 * @param lines lines of sales
 * @param units quantity sold, three places
 * @param discounts taken off the price of these lines
 * @param sales amount of the lines, after discounts and before refunds
 * @param refundLines lines of refunds
 * @param refundUnits quantity that came back, as far as it is known
 * @param refunds amount paid back
 */
public record Figures(
    long transactions,
    long lines,
    BigDecimal units,
    BigDecimal discounts,
    BigDecimal sales,
    long refundLines,
    BigDecimal refundUnits,
    BigDecimal refunds) {
  private static final int PLACES_OF_AMOUNTS = 4;
  private static final int PLACES_OF_RATES = 6;

  public static final Figures NONE =
      new Figures(
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  /** Both together. */
  public Figures plus(Figures other) {
    return new Figures(
        transactions + other.transactions,
        lines + other.lines,
        units.add(other.units),
        discounts.add(other.discounts),
        sales.add(other.sales),
        refundLines + other.refundLines,
        refundUnits.add(other.refundUnits),
        refunds.add(other.refunds));
  }

  /** Price times quantity of what was sold, before discounts and refunds. */
  public BigDecimal gross() {
    return sales.add(discounts);
  }

  /** Sales after discounts and refunds. */
  public BigDecimal net() {
    return sales.subtract(refunds);
  }

  /** Sales of a receipt on average; null without receipts. */
  public @Nullable BigDecimal averageTransactionValue() {
    return ratio(sales, BigDecimal.valueOf(transactions), PLACES_OF_AMOUNTS);
  }

  /** Units of a receipt on average; null without receipts. */
  public @Nullable BigDecimal unitsPerTransaction() {
    return ratio(units, BigDecimal.valueOf(transactions), PLACES_OF_AMOUNTS);
  }

  /** Sales of a unit on average; null without units. */
  public @Nullable BigDecimal averageUnitRetail() {
    return ratio(sales, units, PLACES_OF_AMOUNTS);
  }

  /** Refunds as a part of sales, 0.05 being five per cent; null without sales. */
  public @Nullable BigDecimal refundRate() {
    return ratio(refunds, sales, PLACES_OF_RATES);
  }

  private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole, int places) {
    return whole.signum() == 0 ? null : part.divide(whole, places, RoundingMode.HALF_UP);
  }
}
