package io.haat.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.model.event.Event;
import io.haat.simulator.random.Rng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same event as another till's software would write it: its fields in another order, decimals
 * as strings or with more zeros, blanks, a field that the contract does not know. Not thread-safe.
 */
final class OtherSpelling {
  private final Rng rng;

  OtherSpelling(Rng rng) {
    this.rng = rng;
  }

  byte[] of(Event event) {
    EventFields text = EventFields.of(event);
    List<Map<String, String>> items = text.items().stream().map(this::otherwise).toList();
    Map<String, String> fields = otherwise(text.fields());
    fields.put("till_software", EventFields.quoted("v" + rng.nextInt(9) + ".x"));
    String json = new EventFields(fields, items).toJson();
    return ("  " + json.replace(",\"", " ,\n\t\"") + "\n").getBytes(UTF_8);
  }

  private Map<String, String> otherwise(Map<String, String> fields) {
    List<String> names = new ArrayList<>(fields.keySet());
    for (int i = names.size() - 1; i > 0; i--) {
      int other = rng.nextInt(i + 1);
      String swapped = names.get(i);
      names.set(i, names.get(other));
      names.set(other, swapped);
    }
    Map<String, String> shuffled = new LinkedHashMap<>();
    for (String name : names) {
      String value = fields.getOrDefault(name, "null");
      shuffled.put(name, isDecimal(name) ? number(value) : value);
    }
    return shuffled;
  }

  private static boolean isDecimal(String field) {
    return switch (field) {
      case "quantity",
          "unit_price",
          "discount",
          "final_amount",
          "refund_amount",
          "quantity_change",
          "current_stock",
          "reorder_level" ->
          true;
      default -> false;
    };
  }

  private String number(String value) {
    String longer = value.indexOf('.') < 0 ? value + ".0" : value + "0";
    return rng.chance(0.5) ? longer : '"' + longer + '"';
  }
}
