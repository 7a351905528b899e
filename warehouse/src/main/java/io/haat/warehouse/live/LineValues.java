package io.haat.warehouse.live;

import io.haat.model.event.Event;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import org.jspecify.annotations.Nullable;

/**
 * What of a line is compared when it is met again.
 *
 * @param currency of a line of a file; that of an event is its store's and not its own, and is not
 *     compared with that of another event
 */
record LineValues(
    long soldAtMicros,
    String productId,
    @Nullable String customerId,
    @Nullable Long quantity,
    long unitPrice,
    long discount,
    long amount,
    String currency,
    @Nullable String paymentMethod,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String originalTransactionId) {

  static LineValues of(FactLine line) {
    Event event = line.event().fact().event();
    SaleEvent sale = event instanceof SaleEvent s ? s : null;
    RefundEvent refund = event instanceof RefundEvent r ? r : null;
    return new LineValues(
        event.eventTimeMicros(),
        line.productId(),
        sale != null ? sale.customerId() : refund != null ? refund.customerId() : null,
        line.quantity(),
        line.unitPrice(),
        line.discount(),
        line.amount(),
        line.event().fact().currency(),
        sale == null ? null : sale.paymentMethod(),
        sale == null ? null : sale.channel(),
        refund == null ? null : refund.reason(),
        refund == null ? null : refund.originalTransactionId());
  }

  /** Whether a line of another event is the same. */
  boolean isSameOfEvent(LineValues other) {
    // A sale's amount follows from the rest, by the minor unit of the currency.
    long compared = reason == null ? amount : other.amount;
    return equals(other.with(currency, compared, other.reason, other.originalTransactionId));
  }

  /** Whether a line of a file is the same: what files and events compare alike. */
  boolean isSameLine(LineValues other) {
    return equals(other.with(other.currency, other.amount, reason, originalTransactionId));
  }

  private LineValues with(
      String otherCurrency,
      long otherAmount,
      @Nullable String otherReason,
      @Nullable String otherOriginal) {
    return new LineValues(
        soldAtMicros,
        productId,
        customerId,
        quantity,
        unitPrice,
        discount,
        otherAmount,
        otherCurrency,
        paymentMethod,
        channel,
        otherReason,
        otherOriginal);
  }
}
