package io.haat.testing.recount;

import io.haat.testing.recount.Fields.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refunds. */
final class RefundJudge extends EventJudge {
  private static final Map<String, Form> CONTRACT =
      Map.of(
          "refund_id", Form.ID,
          "original_transaction_id", Form.ID,
          "retailer_id", Form.RETAILER,
          "store_id", Form.ID,
          "product_id", Form.ID,
          "customer_id", Form.ID,
          "quantity", Form.QUANTITY,
          "refund_amount", Form.AMOUNT,
          "reason", Form.ID,
          "event_time", Form.TIME);

  private final Stores stores;

  RefundJudge(Stores stores) {
    super(
        CONTRACT,
        List.of(
            "refund_id",
            "retailer_id",
            "store_id",
            "product_id",
            "refund_amount",
            "reason",
            "event_time"));
    this.stores = stores;
  }

  @Override
  void check(Fields fields, Fields.@Nullable Items items, Set<String> rules) {
    BigDecimal quantity = fields.decimal("quantity");
    if (quantity != null && quantity.signum() <= 0) {
      rules.add("non_positive_quantity");
    }
    BigDecimal amount = fields.decimal("refund_amount");
    if (amount != null && rounded(fields, amount).signum() <= 0) {
      rules.add("non_positive_refund_amount");
    }
  }

  private BigDecimal rounded(Fields fields, BigDecimal amount) {
    int places = stores.places(fields.text("retailer_id"), fields.text("store_id"));
    return amount.setScale(places, RoundingMode.HALF_UP);
  }

  @Override
  Judged.Taken take(Fields fields, Fields.@Nullable Items items) {
    String retailer = needed(fields, "retailer_id");
    String store = needed(fields, "store_id");
    String id = needed(fields, "refund_id");
    BigDecimal quantity = fields.decimal("quantity");
    BigDecimal amount =
        rounded(fields, Objects.requireNonNull(fields.decimal("refund_amount"))).setScale(4);
    BigDecimal unitPrice =
        quantity == null ? amount : amount.divide(quantity, 4, RoundingMode.HALF_UP);
    List<@Nullable Object> row =
        Arrays.asList(
            retailer,
            store,
            id,
            fields.micros("event_time"),
            fields.text("product_id"),
            fields.text("customer_id"),
            quantity,
            unitPrice,
            amount,
            stores.currency(retailer, store),
            fields.text("reason"),
            fields.text("original_transaction_id"));
    return new Judged.Taken(List.of(retailer, store, id), row.toString(), List.of(row));
  }
}
