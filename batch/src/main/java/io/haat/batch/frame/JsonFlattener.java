package io.haat.batch.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object to one record, or to one per element of an array in it. Nested objects flatten to
 * dotted names, arrays stay JSON, numbers keep their digits.
 */
final class JsonFlattener {

  /** Takes the records of an object. */
  interface Sink {
    /** A record whose values are in the cells. */
    void record(JsonText source) throws IOException;

    void reject(Set<FramingRule> rules, JsonText source) throws IOException;
  }

  /** An object is not unnested if its own text, beside each of its elements, came to more. */
  private static final long MAX_REPEATED_BYTES = 1L << 30;

  private final JsonFactory factory = new JsonFactory();
  private final JsonCells cells;
  private final @Nullable String rows;
  private final SpanList elements = new SpanList();
  private JsonText.@Nullable Span array;

  JsonFlattener(JsonCells cells, Optional<String> rows) {
    this.cells = cells;
    this.rows = rows.orElse(null);
  }

  /**
   * Gives the records of the object that is all of {@code bytes[from, to)}.
   *
   * @throws JsonProcessingException if it is no JSON object; the sink then got nothing
   */
  void flatten(byte[] bytes, int from, int to, Sink sink) throws IOException {
    cells.clear();
    elements.clear();
    array = null;
    read(bytes, from, to, rows);
    JsonText.Span whole = new JsonText.Span(from, to);
    JsonText.Span unnested = array;
    if (unnested == null || elements.isEmpty()) {
      give(new JsonText(bytes, whole, whole), sink);
      return;
    }
    long parentLength = (long) whole.length() - unnested.length();
    if (parentLength * elements.size() > MAX_REPEATED_BYTES) {
      sink.reject(FramingRule.only(FramingRule.RECORD_TOO_LONG), new JsonText(bytes, whole, whole));
      return;
    }
    @Nullable String[] parent = cells.copy();
    for (int i = 0; i < elements.size(); i++) {
      JsonText.Span element = elements.get(i);
      cells.restore(parent);
      JsonText source = JsonText.element(bytes, whole, unnested, element);
      try {
        readElement(bytes, element);
      } catch (JsonProcessingException e) {
        sink.reject(FramingRule.only(FramingRule.MALFORMED_JSON), source);
        continue;
      }
      give(source, sink);
    }
  }

  private void give(JsonText source, Sink sink) throws IOException {
    if (cells.brokenRules().isEmpty()) {
      sink.record(source);
    } else {
      sink.reject(cells.brokenRules(), source);
    }
  }

  private void readElement(byte[] bytes, JsonText.Span element) throws IOException {
    if (bytes[element.from()] == '{') {
      read(bytes, element.from(), element.to(), null);
    } else {
      String inObject = "{\"" + rows + "\":" + element.text(bytes) + "}";
      byte[] object = inObject.getBytes(StandardCharsets.UTF_8);
      read(object, 0, object.length, null);
    }
  }

  private void read(byte[] bytes, int from, int to, @Nullable String unnest) throws IOException {
    try (JsonParser parser = factory.createParser(bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NotAnObject();
      }
      readObject(parser, bytes, from, "", unnest);
      if (parser.nextToken() != null) {
        throw new NotAnObject();
      }
    }
  }

  private void readObject(
      JsonParser parser, byte[] bytes, int from, String prefix, @Nullable String unnest)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (key.equals(unnest) && token.isStructStart()) {
        readElements(parser, from);
      } else if (token == JsonToken.START_OBJECT) {
        readObject(parser, bytes, from, key + ".", unnest);
      } else if (token == JsonToken.START_ARRAY) {
        JsonText.Span span = span(parser, from);
        if (cells.wants(key)) {
          cells.putText(key, span.text(bytes));
        }
      } else if (cells.wants(key)) {
        readScalar(parser, key, token);
      }
    }
  }

  private void readScalar(JsonParser parser, String key, JsonToken token) throws IOException {
    switch (token) {
      case VALUE_NULL -> cells.putNull(key);
      case VALUE_STRING -> cells.putText(key, parser.getText());
      default -> cells.putPlain(key, parser.getText());
    }
  }

  /** The elements of the array, or the object as the only one, at which the parser stands. */
  private void readElements(JsonParser parser, int from) throws IOException {
    elements.clear();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      array = span(parser, from);
      elements.add(array);
      return;
    }
    int start = offset(parser, from);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(span(parser, from));
    }
    array = new JsonText.Span(start, from + (int) parser.currentLocation().getByteOffset());
  }

  private static JsonText.Span span(JsonParser parser, int from) throws IOException {
    int start = offset(parser, from);
    parser.skipChildren();
    parser.finishToken();
    return new JsonText.Span(start, from + (int) parser.currentLocation().getByteOffset());
  }

  private static int offset(JsonParser parser, int from) {
    return from + (int) parser.currentTokenLocation().getByteOffset();
  }

  private static final class NotAnObject extends JsonProcessingException {
    NotAnObject() {
      super("a record must be one JSON object");
    }
  }
}
