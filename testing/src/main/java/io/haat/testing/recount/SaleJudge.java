package io.haat.testing.recount;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.haat.testing.recount.Fields.Form;
import io.haat.testing.recount.Judged.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Receipts. */
final class SaleJudge extends EventJudge {
  private static final BigDecimal TRILLION = new BigDecimal("1000000000000");

  private static final Map<String, Form> CONTRACT =
      Map.of(
          "transaction_id", Form.ID,
          "retailer_id", Form.RETAILER,
          "store_id", Form.ID,
          "customer_id", Form.ID,
          "event_time", Form.TIME,
          "items", Form.ITEMS,
          "payment_method", Form.TEXT,
          "channel", Form.TEXT,
          "total_amount", Form.AMOUNT,
          "final_amount", Form.AMOUNT);

  private static final Map<String, Form> ITEM =
      Map.of(
          "product_id", Form.ID,
          "quantity", Form.QUANTITY,
          "unit_price", Form.AMOUNT,
          "discount", Form.AMOUNT);

  private final Stores stores;

  SaleJudge(Stores stores) {
    super(
        CONTRACT,
        List.of(
            "transaction_id", "retailer_id", "store_id", "event_time", "items", "final_amount"));
    this.stores = stores;
  }

  /** The lines as far as they can be read. */
  private static final class Lines implements Fields.Items {
    final List<Item> items = new ArrayList<>();
    private final Set<String> rules;
    boolean complete = true;
    boolean others;

    Lines(Set<String> rules) {
      this.rules = rules;
    }

    @Override
    public void read(JsonParser parser) throws IOException {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          Fields fields = new Fields(ITEM, rules);
          fields.read(parser, null);
          add(fields);
        } else {
          parser.skipChildren();
          others = true;
        }
      }
    }

    private void add(Fields fields) {
      fields.missing(List.of("product_id", "quantity", "unit_price"));
      BigDecimal quantity = fields.decimal("quantity");
      BigDecimal price = fields.decimal("unit_price");
      if (quantity != null && quantity.signum() <= 0) {
        rules.add("non_positive_quantity");
      }
      if (price != null && price.signum() < 0) {
        rules.add("negative_unit_price");
      }
      complete &= quantity != null && price != null && !fields.isFlawed("discount");
      items.add(
          new Item(
              fields.text("product_id"),
              quantity == null ? BigDecimal.ONE : quantity,
              price == null ? BigDecimal.ZERO : price,
              price == null ? BigDecimal.ZERO : fields.decimal("discount", BigDecimal.ZERO)));
    }
  }

  @Override
  Fields.Items items(Set<String> rules) {
    return new Lines(rules);
  }

  @Override
  void check(Fields fields, Fields.@Nullable Items items, Set<String> rules) {
    Lines lines = (Lines) Objects.requireNonNull(items);
    if (!fields.has("items")) {
      return;
    }
    if (lines.others) {
      fields.unparsable("items");
    } else if (lines.items.isEmpty()) {
      rules.add("missing_items");
    }
    int places = stores.places(fields.text("retailer_id"), fields.text("store_id"));
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal rounded = BigDecimal.ZERO;
    boolean outOfRange = false;
    for (Item item : lines.items) {
      exact = exact.add(item.exact());
      rounded = rounded.add(item.exact().setScale(places, RoundingMode.HALF_UP));
      outOfRange |= isTrillion(item.exact()) || isTrillion(exact) || isTrillion(rounded);
    }
    if (outOfRange) {
      rules.add("amount_out_of_range");
    }
    BigDecimal total = fields.decimal("final_amount");
    boolean comparable =
        fields.has("retailer_id")
            && fields.has("store_id")
            && lines.complete
            && !lines.others
            && !lines.items.isEmpty()
            && !outOfRange;
    if (comparable
        && total != null
        && total.compareTo(rounded) != 0
        && total.compareTo(exact.setScale(4, RoundingMode.HALF_UP)) != 0
        && total.compareTo(exact.setScale(places, RoundingMode.HALF_UP)) != 0) {
      rules.add("amount_mismatch");
    }
  }

  private static boolean isTrillion(BigDecimal amount) {
    return amount.abs().compareTo(TRILLION) >= 0;
  }

  @Override
  Judged.Taken take(Fields fields, Fields.@Nullable Items items) {
    String retailer = needed(fields, "retailer_id");
    String store = needed(fields, "store_id");
    String id = needed(fields, "transaction_id");
    int places = stores.places(retailer, store);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    for (Item item : ((Lines) Objects.requireNonNull(items)).items) {
      List<@Nullable Object> row =
          Arrays.asList(
              retailer,
              store,
              id,
              rows.size() + 1,
              fields.micros("event_time"),
              item.product(),
              fields.text("customer_id"),
              item.quantity(),
              item.unitPrice(),
              item.discount().setScale(4, RoundingMode.UNNECESSARY),
              item.exact().setScale(places, RoundingMode.HALF_UP),
              stores.currency(retailer, store),
              fields.text("payment_method"),
              fields.text("channel"));
      rows.add(row);
      content.append(row);
    }
    return new Judged.Taken(List.of(retailer, store, id), content.toString(), rows);
  }
}
