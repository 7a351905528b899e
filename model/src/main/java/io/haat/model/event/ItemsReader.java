package io.haat.model.event;

import static io.haat.model.event.EventField.DISCOUNT;
import static io.haat.model.event.EventField.PRODUCT_ID;
import static io.haat.model.event.EventField.QUANTITY;
import static io.haat.model.event.EventField.UNIT_PRICE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.haat.model.rule.LineRules;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and judges the items of one receipt. */
final class ItemsReader implements ObjectReader.ArrayReader {
  private static final int USUAL_ITEMS = 16;
  private static final long ONE = 1_000;

  private final FieldValues fields;
  private final ObjectReader object;
  private final Findings findings;
  private final LineAmounts amounts = new LineAmounts();

  private @Nullable String[] products = new @Nullable String[USUAL_ITEMS];
  private long[] quantities = new long[USUAL_ITEMS];
  private long[] unitPrices = new long[USUAL_ITEMS];
  private long[] discounts = new long[USUAL_ITEMS];
  private long[] lineAmounts = new long[USUAL_ITEMS];
  private int count;
  private boolean complete;
  private boolean unparsable;

  ItemsReader(Findings findings, TextCache cache) {
    this.findings = findings;
    fields = new FieldValues(findings);
    object = new ObjectReader(EventContract.ITEM, fields, cache, null);
  }

  void clear() {
    count = 0;
    complete = true;
    unparsable = false;
  }

  @Override
  public void read(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        object.read(parser);
        judgeItem();
      } else {
        parser.skipChildren();
        unparsable = true;
        complete = false;
      }
      token = parser.nextToken();
    }
  }

  private void judgeItem() {
    object.findMissing();
    if (fields.has(QUANTITY) && fields.number(QUANTITY) <= 0) {
      findings.add(LineRules.NON_POSITIVE_QUANTITY);
    }
    if (fields.has(UNIT_PRICE) && fields.number(UNIT_PRICE) < 0) {
      findings.add(LineRules.NEGATIVE_UNIT_PRICE);
    }
    complete &= fields.has(QUANTITY) && fields.has(UNIT_PRICE) && !fields.isFlawed(DISCOUNT);
    if (count == quantities.length) {
      grow();
    }
    products[count] = fields.text(PRODUCT_ID);
    // As LineRules has it: a line of unknown quantity counts its price once.
    quantities[count] = fields.has(QUANTITY) ? fields.number(QUANTITY) : ONE;
    unitPrices[count] = fields.number(UNIT_PRICE);
    discounts[count] = fields.has(UNIT_PRICE) ? fields.number(DISCOUNT) : 0;
    count++;
  }

  private void grow() {
    int length = count * 2;
    products = Arrays.copyOf(products, length);
    quantities = Arrays.copyOf(quantities, length);
    unitPrices = Arrays.copyOf(unitPrices, length);
    discounts = Arrays.copyOf(discounts, length);
    lineAmounts = Arrays.copyOf(lineAmounts, length);
  }

  /** Adds the items up in a currency of so many decimal places. */
  void amount(int places) {
    amounts.begin(places);
    for (int i = 0; i < count; i++) {
      lineAmounts[i] = amounts.add(quantities[i], unitPrices[i], discounts[i]);
    }
    if (amounts.outOfRange()) {
      findings.add(LineRules.AMOUNT_OUT_OF_RANGE);
      complete = false;
    }
  }

  LineAmounts amounts() {
    return amounts;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether something else than objects stood among the items. */
  boolean isUnparsable() {
    return unparsable;
  }

  /** Whether every item tells what it amounts to. */
  boolean isComplete() {
    return complete && count > 0;
  }

  List<SaleEvent.Item> items() {
    var items = new SaleEvent.Item[count];
    for (int i = 0; i < count; i++) {
      String product = products[i];
      if (product == null) {
        throw new IllegalStateException("an item without a product is not valid");
      }
      items[i] =
          new SaleEvent.Item(product, quantities[i], unitPrices[i], discounts[i], lineAmounts[i]);
    }
    return List.of(items);
  }
}
