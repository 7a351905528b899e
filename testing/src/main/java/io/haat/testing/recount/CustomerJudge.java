package io.haat.testing.recount;

import io.haat.testing.recount.Fields.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What customers do. */
final class CustomerJudge extends EventJudge {
  private static final Map<String, Form> CONTRACT =
      Map.of(
          "event_id", Form.ID,
          "retailer_id", Form.RETAILER,
          "customer_id", Form.ID,
          "event_type", Form.ID,
          "session_duration_s", Form.COUNT,
          "page_views", Form.COUNT,
          "device", Form.TEXT,
          "channel", Form.TEXT,
          "event_time", Form.TIME);

  CustomerJudge() {
    super(CONTRACT, List.of("event_id", "retailer_id", "customer_id", "event_type", "event_time"));
  }

  @Override
  void check(Fields fields, Fields.@Nullable Items items, Set<String> rules) {
    checkWord(
        fields,
        "event_type",
        Set.of("login", "search", "view", "add_to_cart", "checkout", "abandon_cart"));
  }

  @Override
  Judged.Taken take(Fields fields, Fields.@Nullable Items items) {
    String retailer = needed(fields, "retailer_id");
    String id = needed(fields, "event_id");
    List<@Nullable Object> row =
        Arrays.asList(
            retailer,
            id,
            fields.micros("event_time"),
            fields.text("customer_id"),
            fields.text("event_type"),
            fields.decimal("session_duration_s"),
            fields.decimal("page_views"),
            fields.text("device"),
            fields.text("channel"));
    return new Judged.Taken(List.of(retailer, id), row.toString(), List.of(row));
  }
}
