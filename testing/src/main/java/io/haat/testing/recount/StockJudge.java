package io.haat.testing.recount;

import io.haat.testing.recount.Fields.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of stock. */
final class StockJudge extends EventJudge {
  private static final Map<String, Form> CONTRACT =
      Map.of(
          "event_id", Form.ID,
          "retailer_id", Form.RETAILER,
          "store_id", Form.ID,
          "warehouse_id", Form.ID,
          "product_id", Form.ID,
          "event_type", Form.ID,
          "quantity_change", Form.QUANTITY,
          "current_stock", Form.QUANTITY,
          "reorder_level", Form.QUANTITY,
          "event_time", Form.TIME);

  StockJudge() {
    super(
        CONTRACT,
        List.of(
            "event_id",
            "retailer_id",
            "store_id",
            "product_id",
            "event_type",
            "quantity_change",
            "current_stock",
            "event_time"));
  }

  @Override
  void check(Fields fields, Fields.@Nullable Items items, Set<String> rules) {
    checkWord(fields, "event_type", Set.of("restock", "sale", "damage", "return"));
  }

  @Override
  Judged.Taken take(Fields fields, Fields.@Nullable Items items) {
    String retailer = needed(fields, "retailer_id");
    String store = needed(fields, "store_id");
    String id = needed(fields, "event_id");
    List<@Nullable Object> row =
        Arrays.asList(
            retailer,
            store,
            id,
            fields.micros("event_time"),
            fields.text("product_id"),
            fields.text("warehouse_id"),
            fields.text("event_type"),
            fields.decimal("quantity_change"),
            fields.decimal("current_stock"),
            fields.decimal("reorder_level"));
    return new Judged.Taken(List.of(retailer, store, id), row.toString(), List.of(row));
  }
}
