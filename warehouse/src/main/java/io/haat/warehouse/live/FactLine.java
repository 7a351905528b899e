package io.haat.warehouse.live;

import io.haat.model.LineId;
import io.haat.model.LineKind;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.rule.LineRules;
import io.haat.warehouse.load.StoreDimension;
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
 * @param category of the product, empty if unknown
 * @param customerKey null if the customer is unknown
 * @param firstCustomerKey of the customer's first version
 * @param quantity null if only the amount is known
 */
record FactLine(
    KeyedFact event,
    UUID id,
    StoreDimension.Known store,
    int number,
    String productId,
    int productKey,
    String category,
    @Nullable Integer customerKey,
    @Nullable Integer firstCustomerKey,
    @Nullable Long quantity,
    long unitPrice,
    long discount,
    long amount) {
  private static final long THOUSANDTHS = 1_000;
  private static final long PRICE_LIMIT = LineRules.AMOUNT_LIMIT * 10_000;

  /** The order of the facts' primary key. */
  static final Comparator<FactLine> BY_IDENTITY =
      Comparator.comparingLong((FactLine line) -> line.id().getMostSignificantBits())
          .thenComparingLong(line -> line.id().getLeastSignificantBits())
          .thenComparingInt(line -> line.store().key());

  static List<FactLine> of(KeyedFact event) {
    if (event.fact().event() instanceof SaleEvent sale) {
      return of(event, sale);
    }
    return List.of(of(event, (RefundEvent) event.fact().event()));
  }

  private static List<FactLine> of(KeyedFact event, SaleEvent sale) {
    RetailerKeys keys = event.keys();
    StoreDimension.Known store = keys.store(sale.storeId());
    Integer customerKey = customerKey(keys, sale.customerId(), sale.eventTimeMicros());
    Integer firstKey = customerKey(keys, sale.customerId(), Long.MIN_VALUE);
    var lines = new ArrayList<FactLine>(sale.items().size());
    for (SaleEvent.Item item : sale.items()) {
      int number = lines.size() + 1;
      lines.add(
          new FactLine(
              event,
              id(LineKind.SALE, sale.id(), number),
              store,
              number,
              item.productId(),
              keys.products.key(item.productId(), sale.eventTimeMicros()),
              keys.products.group(item.productId(), sale.eventTimeMicros()),
              customerKey,
              firstKey,
              item.quantityThousandths(),
              item.unitPriceTenThousandths(),
              item.discountTenThousandths(),
              item.amountTenThousandths()));
    }
    return lines;
  }

  private static FactLine of(KeyedFact event, RefundEvent refund) {
    RetailerKeys keys = event.keys();
    return new FactLine(
        event,
        id(LineKind.REFUND, refund.id(), 1),
        keys.store(refund.storeId()),
        1,
        refund.productId(),
        keys.products.key(refund.productId(), refund.eventTimeMicros()),
        keys.products.group(refund.productId(), refund.eventTimeMicros()),
        customerKey(keys, refund.customerId(), refund.eventTimeMicros()),
        customerKey(keys, refund.customerId(), Long.MIN_VALUE),
        refund.quantityThousandths(),
        unitPrice(refund.amountTenThousandths(), refund.quantityThousandths()),
        0,
        refund.amountTenThousandths());
  }

  private static @Nullable Integer customerKey(
      RetailerKeys keys, @Nullable String customerId, long micros) {
    return customerId == null ? null : keys.customers.key(customerId, micros);
  }

  /** The identity of an event's line of this number. */
  static UUID id(LineKind kind, String transactionId, int number) {
    return LineId.of(kind, transactionId, Integer.toString(number));
  }

  /**
   * Amount / quantity, rounded half away from zero; the amount itself if no quantity is known, or
   * if the quantity is so small that the price would come to a trillion.
   */
  static long unitPrice(long amount, @Nullable Long quantity) {
    if (quantity == null || amount / quantity >= PRICE_LIMIT / THOUSANDTHS) {
      return amount;
    }
    // Parted, since a thousand times the amount may be more than a long holds.
    long rest = amount % quantity * THOUSANDTHS;
    return amount / quantity * THOUSANDTHS + (rest + quantity / 2) / quantity;
  }
}
