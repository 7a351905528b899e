package io.haat.model.event;

import static io.haat.model.event.EventField.CHANNEL;
import static io.haat.model.event.EventField.CUSTOMER_ID;
import static io.haat.model.event.EventField.DEVICE;
import static io.haat.model.event.EventField.EVENT_ID;
import static io.haat.model.event.EventField.EVENT_TIME;
import static io.haat.model.event.EventField.EVENT_TYPE;
import static io.haat.model.event.EventField.PAGE_VIEWS;
import static io.haat.model.event.EventField.RETAILER_ID;
import static io.haat.model.event.EventField.SESSION_DURATION_S;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and judges customers' doings. */
final class CustomerReader implements KindReader {
  private final FieldValues fields;
  private final ObjectReader object;

  CustomerReader(Findings findings, TextCache cache) {
    fields = new FieldValues(findings);
    object = new ObjectReader(EventContract.CUSTOMER, fields, cache, null);
  }

  @Override
  public FieldValues fields() {
    return fields;
  }

  @Override
  public void read(JsonParser parser) throws IOException {
    object.read(parser);
  }

  @Override
  public void judge() {
    object.findMissing();
    if (fields.has(EVENT_TYPE)
        && CustomerEvent.Kind.of(fields.requiredText(EVENT_TYPE)).isEmpty()) {
      fields.unparsable(EVENT_TYPE);
    }
  }

  @Override
  public CustomerEvent event() {
    return new CustomerEvent(
        fields.requiredText(EVENT_ID),
        fields.requiredText(RETAILER_ID),
        fields.requiredText(CUSTOMER_ID),
        CustomerEvent.Kind.of(fields.requiredText(EVENT_TYPE)).orElseThrow(),
        count(SESSION_DURATION_S),
        count(PAGE_VIEWS),
        fields.text(DEVICE),
        fields.text(CHANNEL),
        fields.number(EVENT_TIME));
  }

  private @Nullable Integer count(EventField field) {
    return fields.has(field) ? (Integer) Math.toIntExact(fields.number(field)) : null;
  }
}
