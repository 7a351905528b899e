package io.haat.model.event;

import static io.haat.model.event.EventField.CURRENT_STOCK;
import static io.haat.model.event.EventField.EVENT_ID;
import static io.haat.model.event.EventField.EVENT_TIME;
import static io.haat.model.event.EventField.EVENT_TYPE;
import static io.haat.model.event.EventField.PRODUCT_ID;
import static io.haat.model.event.EventField.QUANTITY_CHANGE;
import static io.haat.model.event.EventField.REORDER_LEVEL;
import static io.haat.model.event.EventField.RETAILER_ID;
import static io.haat.model.event.EventField.STORE_ID;
import static io.haat.model.event.EventField.WAREHOUSE_ID;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads and judges changes of stock. */
final class StockReader implements KindReader {
  private final FieldValues fields;
  private final ObjectReader object;

  StockReader(Findings findings, TextCache cache) {
    fields = new FieldValues(findings);
    object = new ObjectReader(EventContract.STOCK, fields, cache, null);
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
    if (fields.has(EVENT_TYPE) && StockEvent.Kind.of(fields.requiredText(EVENT_TYPE)).isEmpty()) {
      fields.unparsable(EVENT_TYPE);
    }
  }

  @Override
  public StockEvent event() {
    return new StockEvent(
        fields.requiredText(EVENT_ID),
        fields.requiredText(RETAILER_ID),
        fields.requiredText(STORE_ID),
        fields.text(WAREHOUSE_ID),
        fields.requiredText(PRODUCT_ID),
        StockEvent.Kind.of(fields.requiredText(EVENT_TYPE)).orElseThrow(),
        fields.number(QUANTITY_CHANGE),
        fields.number(CURRENT_STOCK),
        fields.optionalNumber(REORDER_LEVEL),
        fields.number(EVENT_TIME));
  }
}
