package io.haat.model.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale: one receipt. Its lines are numbered from 1 in the order of its items.
 *
 * @param id the receipt's own, {@code transaction_id}
 */
public record SaleEvent(
    String id,
    String retailerId,
    String storeId,
    @Nullable String customerId,
    long eventTimeMicros,
    List<Item> items,
    @Nullable String paymentMethod,
    @Nullable String channel)
    implements Event {
  public SaleEvent {
    items = List.copyOf(items);
  }

  /**
   * One line of the receipt.
   *
   * @param amountTenThousandths quantity × unit price − discount, rounded half away from zero to
   *     the minor unit of the store's currency
   */
  public record Item(
      String productId,
      long quantityThousandths,
      long unitPriceTenThousandths,
      long discountTenThousandths,
      long amountTenThousandths) {}

  /** What the receipt amounts to: the sum of its rounded lines. */
  public long amountTenThousandths() {
    long sum = 0;
    for (Item item : items) {
      sum += item.amountTenThousandths();
    }
    return sum;
  }

  @Override
  public EventType type() {
    return EventType.SALE;
  }

  @Override
  public String topicKey() {
    return storeId;
  }
}
