package io.haat.warehouse.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought in the days and stores asked for, in one currency.
 *
 * @param customer its id at the retailer
 * @param firstOn its first purchase ever, in any store of the retailer; null of refunds alone
 * @param lastOn its last purchase of those asked for
 * @param isNew whether the first purchase is one of the days asked for
 * @param transactions receipts
 */
public record Customer(
    String retailer,
    String customer,
    @Nullable String name,
    @Nullable String city,
    String currency,
    @Nullable LocalDate firstOn,
    @Nullable LocalDate lastOn,
    boolean isNew,
    long transactions,
    BigDecimal units,
    BigDecimal sales,
    BigDecimal refunds) {
  static final int UNIT_DECIMALS = 3;
  static final int AMOUNT_DECIMALS = 4;

  /** Sales without what was refunded. */
  public BigDecimal net() {
    return sales.subtract(refunds);
  }

  /** Sales of a receipt; null if there is none. */
  public @Nullable BigDecimal averageTransactionValue() {
    return transactions == 0
        ? null
        : BigDecimal.valueOf(
            average(sales.unscaledValue().longValueExact(), transactions), AMOUNT_DECIMALS);
  }

  /** Rounded to whole ten-thousandths, halves up. */
  static long average(long sales, long transactions) {
    long whole = sales / transactions;
    long rest = Math.abs(sales % transactions);
    return rest >= transactions - rest ? whole + Long.signum(sales) : whole;
  }
}
