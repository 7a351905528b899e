package io.haat.batch.mapping.infer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.batch.mapping.Format;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first records of a JSON file; one list of objects within them becomes the rows. */
final class JsonRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonRecords() {}

  static Sample read(InputStream in, Format format, int limit) throws IOException {
    var objects = new ArrayList<JsonNode>();
    try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (objects.size() < limit && values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (value.isObject()) {
          objects.add(value);
        }
      }
    }
    Optional<String> rows = nestedList(objects);
    var records = new ArrayList<Map<String, String>>();
    for (JsonNode object : objects) {
      Map<String, String> parent = values(object, rows);
      if (rows.isEmpty()) {
        records.add(parent);
      }
      for (JsonNode element : object.path(rows.orElse(""))) {
        var record = new LinkedHashMap<>(parent);
        record.putAll(values(element, Optional.empty()));
        records.add(record);
      }
    }
    var header = new LinkedHashSet<String>();
    records.forEach(record -> header.addAll(record.keySet()));
    List<List<String>> table =
        records.stream()
            .map(record -> header.stream().map(name -> record.getOrDefault(name, "")).toList())
            .toList();
    return new Sample(format, "utf-8", Optional.empty(), rows, List.copyOf(header), table);
  }

  /** The only property that holds lists of objects. */
  private static Optional<String> nestedList(List<JsonNode> objects) {
    var names = new LinkedHashSet<String>();
    for (JsonNode object : objects) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        if (property.getValue().isArray() && property.getValue().path(0).isObject()) {
          names.add(property.getKey());
        }
      }
    }
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  private static Map<String, String> values(JsonNode object, Optional<String> without) {
    var values = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      if (!Optional.of(property.getKey()).equals(without)) {
        JsonNode value = property.getValue();
        values.put(property.getKey(), value.isNull() ? "" : value.asText(value.toString()));
      }
    }
    return values;
  }
}
