package io.haat.warehouse.live;

import io.haat.model.LineId;
import io.haat.model.LineKind;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale or refund with the keys of its dimensions. Quantities are in thousandths,
 * amounts in ten-thousandths of the currency's unit.
 *
 * @param number of the line within its event, from 1
 * @param customerKey null if the customer is unknown
 * @param quantity null if only the amount is known
 */
record FactLine(
    LiveFact fact,
    int originUnit,
    UUID id,
    int storeKey,
    int number,
    int productKey,
    @Nullable Integer customerKey,
    @Nullable Long quantity,
    long unitPrice,
    long discount,
    long amount) {
  private static final long THOUSANDTHS = 1_000;

  /** The order of the facts' primary key. */
  static final Comparator<FactLine> BY_IDENTITY =
      Comparator.comparingLong((FactLine line) -> line.id().getMostSignificantBits())
          .thenComparingLong(line -> line.id().getLeastSignificantBits())
          .thenComparingInt(FactLine::storeKey);

  static List<FactLine> of(LiveFact fact, SaleEvent sale, RetailerKeys keys, int originUnit) {
    int storeKey = keys.store(sale.storeId()).key();
    long soldAt = sale.eventTimeMicros();
    String customer = sale.customerId();
    Integer customerKey = customer == null ? null : keys.customers.key(customer, soldAt);
    var lines = new ArrayList<FactLine>(sale.items().size());
    for (SaleEvent.Item item : sale.items()) {
      int number = lines.size() + 1;
      lines.add(
          new FactLine(
              fact,
              originUnit,
              id(LineKind.SALE, sale.id(), number),
              storeKey,
              number,
              keys.products.key(item.productId(), soldAt),
              customerKey,
              item.quantityThousandths(),
              item.unitPriceTenThousandths(),
              item.discountTenThousandths(),
              item.amountTenThousandths()));
    }
    return lines;
  }

  static FactLine of(LiveFact fact, RefundEvent refund, RetailerKeys keys, int originUnit) {
    long refundedAt = refund.eventTimeMicros();
    String customer = refund.customerId();
    return new FactLine(
        fact,
        originUnit,
        id(LineKind.REFUND, refund.id(), 1),
        keys.store(refund.storeId()).key(),
        1,
        keys.products.key(refund.productId(), refundedAt),
        customer == null ? null : keys.customers.key(customer, refundedAt),
        refund.quantityThousandths(),
        unitPrice(refund.amountTenThousandths(), refund.quantityThousandths()),
        0,
        refund.amountTenThousandths());
  }

  static UUID id(LineKind kind, String transactionId, int number) {
    return LineId.of(kind, transactionId, Integer.toString(number));
  }

  /** Amount / quantity, rounded half away from zero; the amount itself if no quantity is known. */
  static long unitPrice(long amount, @Nullable Long quantity) {
    if (quantity == null) {
      return amount;
    }
    long thousandfold = Math.multiplyExact(amount, THOUSANDTHS);
    return (thousandfold + quantity / 2) / quantity;
  }
}
