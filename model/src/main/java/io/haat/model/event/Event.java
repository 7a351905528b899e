package io.haat.model.event;

/**
 * One valid event. Quantities are in thousandths, amounts in ten-thousandths of the currency's
 * unit, times in microseconds since 1970-01-01T00:00Z.
 */
public sealed interface Event permits SaleEvent, RefundEvent, StockEvent, CustomerEvent {
  /** What identifies it: within its store, or for a customer's event within its retailer. */
  String id();

  String retailerId();

  EventType type();

  /** The key of its Kafka record: events of one key stay in order. */
  String topicKey();

  long eventTimeMicros();
}
