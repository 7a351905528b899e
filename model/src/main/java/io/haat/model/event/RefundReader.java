package io.haat.model.event;

import static io.haat.model.event.EventField.CUSTOMER_ID;
import static io.haat.model.event.EventField.EVENT_TIME;
import static io.haat.model.event.EventField.ORIGINAL_TRANSACTION_ID;
import static io.haat.model.event.EventField.PRODUCT_ID;
import static io.haat.model.event.EventField.QUANTITY;
import static io.haat.model.event.EventField.REASON;
import static io.haat.model.event.EventField.REFUND_AMOUNT;
import static io.haat.model.event.EventField.REFUND_ID;
import static io.haat.model.event.EventField.RETAILER_ID;
import static io.haat.model.event.EventField.STORE_ID;

import com.fasterxml.jackson.core.JsonParser;
import io.haat.model.rule.LineRules;
import java.io.IOException;

/** Reads and judges refunds. */
final class RefundReader implements KindReader {
  private final FieldValues fields;
  private final ObjectReader object;
  private final Findings findings;
  private final MinorUnits minorUnits;
  private long amount;

  RefundReader(Findings findings, TextCache cache, MinorUnits minorUnits) {
    this.findings = findings;
    this.minorUnits = minorUnits;
    fields = new FieldValues(findings);
    object = new ObjectReader(EventContract.REFUND, fields, cache, null);
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
    if (fields.has(QUANTITY) && fields.number(QUANTITY) <= 0) {
      findings.add(LineRules.NON_POSITIVE_QUANTITY);
    }
    if (fields.has(REFUND_AMOUNT)) {
      amount = fields.number(REFUND_AMOUNT);
      if (fields.has(RETAILER_ID) && fields.has(STORE_ID)) {
        String retailer = fields.requiredText(RETAILER_ID);
        String store = fields.requiredText(STORE_ID);
        amount = LineAmounts.rounded(amount, minorUnits.places(retailer, store));
      }
      if (amount <= 0) {
        findings.add(EventRules.NON_POSITIVE_REFUND_AMOUNT);
      }
    }
  }

  @Override
  public RefundEvent event() {
    return new RefundEvent(
        fields.requiredText(REFUND_ID),
        fields.text(ORIGINAL_TRANSACTION_ID),
        fields.requiredText(RETAILER_ID),
        fields.requiredText(STORE_ID),
        fields.requiredText(PRODUCT_ID),
        fields.text(CUSTOMER_ID),
        fields.optionalNumber(QUANTITY),
        amount,
        fields.requiredText(REASON),
        fields.number(EVENT_TIME));
  }
}
