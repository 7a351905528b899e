package io.haat.model.event;

import org.jspecify.annotations.Nullable;

/**
 * Money given back for one product.
 *
 * @param id {@code refund_id}
 * @param quantityThousandths null: only the amount is known
 * @param amountTenThousandths positive, rounded to the minor unit of the store's currency
 */
public record RefundEvent(
    String id,
    @Nullable String originalTransactionId,
    String retailerId,
    String storeId,
    String productId,
    @Nullable String customerId,
    @Nullable Long quantityThousandths,
    long amountTenThousandths,
    String reason,
    long eventTimeMicros)
    implements Event {
  @Override
  public EventType type() {
    return EventType.REFUND;
  }

  @Override
  public String topicKey() {
    return storeId;
  }
}
