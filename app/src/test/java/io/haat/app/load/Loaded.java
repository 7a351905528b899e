package io.haat.app.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.cli.CommandLineRun;
import java.util.Map;
import java.util.TreeMap;

/** What a call of {@code haat load --json} answered. */
record Loaded(
    int status,
    long read,
    long sales,
    long refunds,
    long rejected,
    Map<String, Long> byRule,
    long alreadyThere,
    String err) {

  static Loaded of(CommandLineRun run) {
    return of(run.status(), run.out(), run.err());
  }

  static Loaded of(int status, String out, String err) {
    if (out.isBlank()) {
      throw new AssertionError("status " + status + " and no answer: " + err);
    }
    JsonNode node = json(out);
    JsonNode rejected = node.path("rejected");
    var loaded =
        new Loaded(
            status,
            node.path("read").asLong(),
            node.path("sales").asLong(),
            node.path("refunds").asLong(),
            rejected.path("total").asLong(),
            counts(rejected.path("by_rule")),
            node.path("already_there").asLong(),
            err);
    if (loaded.read != loaded.sales + loaded.refunds + loaded.rejected + loaded.alreadyThere) {
      throw new AssertionError("rows are lost: " + loaded);
    }
    return loaded;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not one JSON object: " + text, notJson);
    }
  }

  static Map<String, Long> counts(JsonNode node) {
    var counts = new TreeMap<String, Long>();
    node.properties().forEach(rule -> counts.put(rule.getKey(), rule.getValue().asLong()));
    return counts;
  }
}
