package io.haat.warehouse.live;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;

/** What events of all kinds have, but not in their interface. */
final class EventFields {
  private EventFields() {}

  static EventType type(Event event) {
    if (event instanceof SaleEvent) {
      return EventType.SALE;
    }
    if (event instanceof RefundEvent) {
      return EventType.REFUND;
    }
    return event instanceof StockEvent ? EventType.STOCK : EventType.CUSTOMER;
  }

  /** Empty for the doings of customers, which are of no store. */
  static String storeId(Event event) {
    if (event instanceof SaleEvent sale) {
      return sale.storeId();
    }
    if (event instanceof RefundEvent refund) {
      return refund.storeId();
    }
    return event instanceof StockEvent stock ? stock.storeId() : "";
  }
}
