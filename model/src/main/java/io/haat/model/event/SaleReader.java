package io.haat.model.event;

import static io.haat.model.event.EventField.CHANNEL;
import static io.haat.model.event.EventField.CUSTOMER_ID;
import static io.haat.model.event.EventField.EVENT_TIME;
import static io.haat.model.event.EventField.FINAL_AMOUNT;
import static io.haat.model.event.EventField.ITEMS;
import static io.haat.model.event.EventField.PAYMENT_METHOD;
import static io.haat.model.event.EventField.RETAILER_ID;
import static io.haat.model.event.EventField.STORE_ID;
import static io.haat.model.event.EventField.TRANSACTION_ID;

import com.fasterxml.jackson.core.JsonParser;
import io.haat.model.rule.LineRules;
import java.io.IOException;

/** Reads and judges receipts. */
final class SaleReader implements KindReader {
  private final FieldValues fields;
  private final ObjectReader object;
  private final ItemsReader items;
  private final Findings findings;
  private final MinorUnits minorUnits;

  SaleReader(Findings findings, TextCache cache, MinorUnits minorUnits) {
    this.findings = findings;
    this.minorUnits = minorUnits;
    items = new ItemsReader(findings, cache);
    fields = new FieldValues(findings);
    object = new ObjectReader(EventContract.SALE, fields, cache, items);
  }

  @Override
  public FieldValues fields() {
    return fields;
  }

  @Override
  public void read(JsonParser parser) throws IOException {
    items.clear();
    object.read(parser);
  }

  @Override
  public void judge() {
    object.findMissing();
    if (!fields.has(ITEMS)) {
      return;
    }
    if (items.isUnparsable()) {
      fields.unparsable(ITEMS);
    } else if (items.isEmpty()) {
      findings.add(ITEMS.missing());
    }
    boolean knownStore = fields.has(RETAILER_ID) && fields.has(STORE_ID);
    int places =
        knownStore
            ? minorUnits.places(fields.requiredText(RETAILER_ID), fields.requiredText(STORE_ID))
            : LineAmounts.PLACES;
    items.amount(places);
    boolean comparable = knownStore && items.isComplete() && fields.has(FINAL_AMOUNT);
    if (comparable && !items.amounts().comesTo(fields.number(FINAL_AMOUNT))) {
      findings.add(LineRules.AMOUNT_MISMATCH);
    }
  }

  @Override
  public SaleEvent event() {
    return new SaleEvent(
        fields.requiredText(TRANSACTION_ID),
        fields.requiredText(RETAILER_ID),
        fields.requiredText(STORE_ID),
        fields.text(CUSTOMER_ID),
        fields.number(EVENT_TIME),
        items.items(),
        fields.text(PAYMENT_METHOD),
        fields.text(CHANNEL));
  }
}
