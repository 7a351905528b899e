package io.haat.model.event;

/** The kinds of events; each has a topic of its own. */
public enum EventType {
  SALE("retail-transactions"),
  REFUND("retail-refunds"),
  STOCK("inventory-updates"),
  CUSTOMER("customer-events");

  private final String defaultTopic;

  EventType(String defaultTopic) {
    this.defaultTopic = defaultTopic;
  }

  /** The topic's name unless another one is configured. */
  public String defaultTopic() {
    return defaultTopic;
  }
}
