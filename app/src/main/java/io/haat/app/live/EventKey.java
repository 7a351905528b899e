package io.haat.app.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** By which key an event goes to its topic, so that one store's events stay in order. */
public final class EventKey {
  private EventKey() {}

  /** The store's id, or for a customer's event the customer's; null if the record does not tell. */
  public static byte @Nullable [] of(EventVerdict verdict) {
    String key =
        verdict instanceof EventVerdict.Valid valid
            ? ofEvent(valid.event())
            : ((EventVerdict.Invalid) verdict).storeId();
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  private static String ofEvent(Event event) {
    if (event instanceof SaleEvent sale) {
      return sale.storeId();
    }
    if (event instanceof RefundEvent refund) {
      return refund.storeId();
    }
    if (event instanceof StockEvent stock) {
      return stock.storeId();
    }
    return ((CustomerEvent) event).customerId();
  }
}
