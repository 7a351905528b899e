package io.haat.model.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The schemas of {@code docs/events}. */
final class EventSchemas {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Map<EventType, JsonNode> sources = new EnumMap<>(EventType.class);
  private final Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);

  EventSchemas() throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (EventType type : EventType.values()) {
      Path file = Path.of("..", "docs", "events", type.defaultTopic() + ".schema.json");
      JsonNode source = JSON.readTree(file.toFile());
      sources.put(type, source);
      schemas.put(type, registry.getSchema(source));
    }
  }

  JsonNode source(EventType type) {
    return sources.get(type);
  }

  JsonNode example(EventType type) {
    return source(type).at("/examples/0");
  }

  List<Error> errors(EventType type, byte[] json) throws IOException {
    return schemas.get(type).validate(JSON.readTree(json));
  }
}
