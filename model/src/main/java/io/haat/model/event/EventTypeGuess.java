package io.haat.model.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells from the fields of a JSON object what event it is meant to be. */
public final class EventTypeGuess {
  private static final JsonFactory JSON = new JsonFactory();

  private EventTypeGuess() {}

  /** Empty if its fields do not tell. */
  public static Optional<EventType> of(byte[] event) {
    Set<String> fields = fields(event);
    if (fields.contains("refund_id") || fields.contains("refund_amount")) {
      return Optional.of(EventType.REFUND);
    }
    if (fields.contains("transaction_id") || fields.contains("final_amount")) {
      return Optional.of(EventType.SALE);
    }
    if (fields.contains("quantity_change") || fields.contains("current_stock")) {
      return Optional.of(EventType.STOCK);
    }
    return fields.contains("event_type") && fields.contains("customer_id")
        ? Optional.of(EventType.CUSTOMER)
        : Optional.empty();
  }

  private static Set<String> fields(byte[] event) {
    Set<String> fields = new HashSet<>();
    try (JsonParser parser = JSON.createParser(event)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          fields.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (IOException malformed) {
      // What stood before the fault tells enough, or not.
      return fields;
    }
    return fields;
  }
}
