package io.haat.model.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object as far as they can be read. Null is as good as absent;
 * unknown fields are passed over.
 */
final class ObjectReader {
  /** Reads what stands in an array. */
  interface ArrayReader {
    /** The parser stands at the beginning of the array, afterwards at its end. */
    void read(JsonParser parser) throws IOException;
  }

  private final EventContract contract;
  private final FieldValues values;
  private final ValueReader reader;
  private final @Nullable ArrayReader items;

  /**
   * @param items for contracts that have some
   */
  ObjectReader(
      EventContract contract, FieldValues values, TextCache cache, @Nullable ArrayReader items) {
    this.contract = contract;
    this.values = values;
    this.reader = new ValueReader(values, cache);
    this.items = items;
  }

  /** Reads the object at whose beginning the parser stands, up to its end. */
  void read(JsonParser parser) throws IOException {
    values.clear();
    long seen = 0;
    String name = parser.nextFieldName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      EventField field = contract.field(name);
      if (field == null) {
        parser.skipChildren();
      } else if ((seen & field.bit()) != 0) {
        parser.skipChildren();
        values.flaw(field, EventRules.DUPLICATE_FIELD);
      } else {
        seen |= field.bit();
        read(parser, token, field);
      }
      name = parser.nextFieldName();
    }
  }

  /** Names the fields that the object cannot do without and has not. */
  void findMissing() {
    values.findMissing(contract.requiredBits());
  }

  private void read(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == JsonToken.START_ARRAY && field.form() == EventField.Form.ITEMS && items != null) {
      values.put(field, 0);
      items.read(parser);
    } else if (token.isStructStart()) {
      parser.skipChildren();
      values.unparsable(field);
    } else {
      reader.read(parser, token, field);
    }
  }
}
