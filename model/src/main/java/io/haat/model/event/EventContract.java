package io.haat.model.event;

import static io.haat.model.event.EventField.CHANNEL;
import static io.haat.model.event.EventField.CURRENT_STOCK;
import static io.haat.model.event.EventField.CUSTOMER_ID;
import static io.haat.model.event.EventField.DEVICE;
import static io.haat.model.event.EventField.DISCOUNT;
import static io.haat.model.event.EventField.EVENT_ID;
import static io.haat.model.event.EventField.EVENT_TIME;
import static io.haat.model.event.EventField.EVENT_TYPE;
import static io.haat.model.event.EventField.FINAL_AMOUNT;
import static io.haat.model.event.EventField.ITEMS;
import static io.haat.model.event.EventField.ORIGINAL_TRANSACTION_ID;
import static io.haat.model.event.EventField.PAGE_VIEWS;
import static io.haat.model.event.EventField.PAYMENT_METHOD;
import static io.haat.model.event.EventField.PRODUCT_ID;
import static io.haat.model.event.EventField.QUANTITY;
import static io.haat.model.event.EventField.QUANTITY_CHANGE;
import static io.haat.model.event.EventField.REASON;
import static io.haat.model.event.EventField.REFUND_AMOUNT;
import static io.haat.model.event.EventField.REFUND_ID;
import static io.haat.model.event.EventField.REORDER_LEVEL;
import static io.haat.model.event.EventField.RETAILER_ID;
import static io.haat.model.event.EventField.SESSION_DURATION_S;
import static io.haat.model.event.EventField.STORE_ID;
import static io.haat.model.event.EventField.TOTAL_AMOUNT;
import static io.haat.model.event.EventField.TRANSACTION_ID;
import static io.haat.model.event.EventField.UNIT_PRICE;
import static io.haat.model.event.EventField.WAREHOUSE_ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields an object has, and which of them it cannot do without. */
final class EventContract {
  static final EventContract SALE =
      new EventContract(
          TRANSACTION_ID,
          List.of(TRANSACTION_ID, RETAILER_ID, STORE_ID, EVENT_TIME, ITEMS, FINAL_AMOUNT),
          List.of(CUSTOMER_ID, PAYMENT_METHOD, CHANNEL, TOTAL_AMOUNT));

  static final EventContract ITEM =
      new EventContract(PRODUCT_ID, List.of(PRODUCT_ID, QUANTITY, UNIT_PRICE), List.of(DISCOUNT));

  static final EventContract REFUND =
      new EventContract(
          REFUND_ID,
          List.of(REFUND_ID, RETAILER_ID, STORE_ID, PRODUCT_ID, REFUND_AMOUNT, REASON, EVENT_TIME),
          List.of(ORIGINAL_TRANSACTION_ID, CUSTOMER_ID, QUANTITY));

  static final EventContract STOCK =
      new EventContract(
          EVENT_ID,
          List.of(
              EVENT_ID,
              RETAILER_ID,
              STORE_ID,
              PRODUCT_ID,
              EVENT_TYPE,
              QUANTITY_CHANGE,
              CURRENT_STOCK,
              EVENT_TIME),
          List.of(WAREHOUSE_ID, REORDER_LEVEL));

  static final EventContract CUSTOMER =
      new EventContract(
          EVENT_ID,
          List.of(EVENT_ID, RETAILER_ID, CUSTOMER_ID, EVENT_TYPE, EVENT_TIME),
          List.of(SESSION_DURATION_S, PAGE_VIEWS, DEVICE, CHANNEL));

  private final EventField id;
  private final Map<String, EventField> fields = new HashMap<>();
  private final long requiredBits;

  private EventContract(EventField id, List<EventField> required, List<EventField> optional) {
    this.id = id;
    required.forEach(field -> fields.put(field.word(), field));
    optional.forEach(field -> fields.put(field.word(), field));
    requiredBits = required.stream().mapToLong(EventField::bit).sum();
  }

  static EventContract of(EventType type) {
    return switch (type) {
      case SALE -> SALE;
      case REFUND -> REFUND;
      case STOCK -> STOCK;
      case CUSTOMER -> CUSTOMER;
    };
  }

  /** The field that identifies the object. */
  EventField id() {
    return id;
  }

  long requiredBits() {
    return requiredBits;
  }

  /** The field of that name, or null where the contract knows none. */
  @Nullable EventField field(String name) {
    return fields.get(name);
  }
}
