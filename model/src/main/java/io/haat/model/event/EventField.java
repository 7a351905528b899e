package io.haat.model.event;

import io.haat.model.rule.LineRules;
import java.util.Locale;

/** The fields of events and of the items in them. */
enum EventField {
  TRANSACTION_ID(Form.RARE_ID),
  REFUND_ID(Form.RARE_ID),
  EVENT_ID(Form.RARE_ID),
  RETAILER_ID(Form.RETAILER),
  STORE_ID(Form.ID),
  ORIGINAL_TRANSACTION_ID(Form.RARE_ID),
  PRODUCT_ID(Form.ID),
  CUSTOMER_ID(Form.RARE_ID),
  WAREHOUSE_ID(Form.ID),
  EVENT_TYPE(Form.ID),
  REASON(Form.ID),
  PAYMENT_METHOD(Form.TEXT),
  CHANNEL(Form.TEXT),
  DEVICE(Form.TEXT),
  EVENT_TIME(Form.TIME),
  QUANTITY(Form.QUANTITY),
  QUANTITY_CHANGE(Form.QUANTITY),
  CURRENT_STOCK(Form.QUANTITY),
  REORDER_LEVEL(Form.QUANTITY),
  UNIT_PRICE(Form.PRICE),
  DISCOUNT(Form.PRICE),
  REFUND_AMOUNT(Form.PRICE),
  TOTAL_AMOUNT(Form.PRICE),
  FINAL_AMOUNT(Form.PRICE),
  SESSION_DURATION_S(Form.COUNT),
  PAGE_VIEWS(Form.COUNT),
  ITEMS(Form.ITEMS);

  /** What a value must look like. */
  enum Form {
    /** A text that no other event has, or few have; spaces alone are none. */
    RARE_ID,
    /** A text that many events have; spaces alone are none. */
    ID,
    /** The name of a retailer. */
    RETAILER,
    /** A text that is kept as it is; an empty one is none. */
    TEXT,
    TIME,
    QUANTITY,
    PRICE,
    /** A whole number, {@code 0 <= n <= Integer.MAX_VALUE}. */
    COUNT,
    ITEMS
  }

  private final Form form;
  private final String word = name().toLowerCase(Locale.ROOT);
  private final String missing = LineRules.missing(word);
  private final String unparsable = LineRules.unparsable(word);

  EventField(Form form) {
    this.form = form;
  }

  /** Its name in JSON. */
  String word() {
    return word;
  }

  Form form() {
    return form;
  }

  /** The rule that is broken where the field is required and has no value. */
  String missing() {
    return missing;
  }

  /** The rule that is broken by a value of another form. */
  String unparsable() {
    return unparsable;
  }

  /** Its place in an array with a place for each field. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than the program
  int place() {
    return ordinal();
  }

  /** Its place in a set of fields. */
  long bit() {
    return 1L << place();
  }
}
