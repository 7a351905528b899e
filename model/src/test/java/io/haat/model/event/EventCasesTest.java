package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader and the schemas against the cases of {@code cases.yaml}. */
class EventCasesTest {
  /** When the broker takes a sale; the other examples are of other times. */
  private static final Instant NOON = Instant.parse("2024-05-31T12:00:00Z");

  private static final Instant LATER = Instant.parse("2024-06-03T00:00:00Z");

  record Case(EventType type, String about, String json, List<String> breaks, boolean blind) {
    byte[] bytes() {
      return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return type + ": " + about;
    }
  }

  private static final EventSchemas SCHEMAS = schemas();

  private final EventReader reader = new EventReader((retailer, store) -> 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_reader_names_all_rules_that_are_broken(Case expected) {
    Instant broker = expected.type() == EventType.SALE ? NOON : LATER;
    long brokerTime = ChronoUnit.MICROS.between(Instant.EPOCH, broker);

    EventVerdict verdict = reader.read(expected.type(), expected.bytes(), brokerTime);

    List<String> broken = verdict instanceof EventVerdict.Invalid no ? no.rules() : List.of();
    assertThat(broken).containsExactlyInAnyOrderElementsOf(expected.breaks());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_schema_says_the_same_as_far_as_it_can(Case expected) throws IOException {
    boolean valid = expected.breaks().isEmpty() || expected.blind();

    assertThat(SCHEMAS.errors(expected.type(), expected.bytes()).isEmpty()).isEqualTo(valid);
  }

  static List<Case> cases() throws IOException {
    try (InputStream yaml = EventCasesTest.class.getResourceAsStream("cases.yaml")) {
      var cases = new ArrayList<Case>();
      new YAMLMapper()
          .readTree(yaml)
          .properties()
          .forEach(
              entry -> {
                EventType type = EventType.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
                entry.getValue().forEach(node -> cases.add(read(type, node)));
              });
      return cases;
    }
  }

  private static Case read(EventType type, JsonNode node) {
    var breaks = new ArrayList<String>();
    node.path("breaks").forEach(rule -> breaks.add(rule.asText()));
    return new Case(
        type,
        node.get("about").asText(),
        json(SCHEMAS.example(type), node.get("with")),
        breaks,
        node.path("schema").asText().equals("blind"));
  }

  private static String json(JsonNode example, JsonNode changes) {
    Map<String, String> event = fields(example);
    Map<String, String> item = example.has("items") ? fields(example.at("/items/0")) : Map.of();
    changes
        .properties()
        .forEach(
            change -> {
              String name = change.getKey();
              boolean ofItem = name.startsWith("item.");
              String field = ofItem ? name.substring("item.".length()) : name;
              (ofItem ? item : event).put(field, change.getValue().asText());
            });
    if (example.has("items") && !changes.has("items")) {
      event.put("items", "[" + object(item) + "," + example.at("/items/1") + "]");
    }
    return object(event);
  }

  private static Map<String, String> fields(JsonNode object) {
    var fields = new LinkedHashMap<String, String>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
    return fields;
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().equals("-"))
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static EventSchemas schemas() {
    try {
      return new EventSchemas();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
