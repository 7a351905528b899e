package io.haat.model.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.haat.model.LineField;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object as far as they can be read, and names the rules that their
 * values break. Null is as good as absent; unknown fields are passed over.
 */
final class ObjectReader {
  /** Reads an array of objects in the object. */
  interface Nested {
    /** The parser stands at the beginning of the array, afterwards at its end. */
    void read(JsonParser parser) throws IOException;
  }

  private static final EventField[] FIELDS = EventField.values();

  private final EventContract contract;
  private final Findings findings;
  private final TextCache cache;
  private final @Nullable Nested nested;
  private final @Nullable String[] texts = new @Nullable String[FIELDS.length];
  private final long[] numbers = new long[FIELDS.length];
  private long seen;
  private long present;
  private long flawed;

  ObjectReader(
      EventContract contract, Findings findings, TextCache cache, @Nullable Nested nested) {
    this.contract = contract;
    this.findings = findings;
    this.cache = cache;
    this.nested = nested;
  }

  void clear() {
    seen = 0;
    present = 0;
    flawed = 0;
  }

  /** Reads the object at whose beginning the parser stands, up to its end. */
  void read(JsonParser parser) throws IOException {
    clear();
    String name = parser.nextFieldName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      EventField field = contract.field(name);
      if (field == null) {
        parser.skipChildren();
      } else if ((seen & field.bit()) != 0) {
        parser.skipChildren();
        present &= ~field.bit();
        flaw(field, EventRules.DUPLICATE_FIELD);
      } else {
        seen |= field.bit();
        readValue(parser, token, field);
      }
      name = parser.nextFieldName();
    }
  }

  /** Names the required fields that have no value. */
  void findMissing() {
    long missing = contract.requiredBits() & ~present & ~flawed;
    for (; missing != 0; missing &= missing - 1) {
      findings.add(FIELDS[Long.numberOfTrailingZeros(missing)].missing());
    }
  }

  boolean has(EventField field) {
    return (present & field.bit()) != 0;
  }

  /** Whether the field had a value of which nothing can be made. */
  boolean isFlawed(EventField field) {
    return (flawed & field.bit()) != 0;
  }

  /** The text of the field, or null if it has none that can be read. */
  @Nullable String text(EventField field) {
    return has(field) ? texts[field.place()] : null;
  }

  /** The text of a field that {@link #has} one. */
  String requiredText(EventField field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalStateException(field.word() + " was not read");
    }
    return text;
  }

  /** The number or time of a field; 0 if it has none that can be read. */
  long number(EventField field) {
    return has(field) ? numbers[field.place()] : 0;
  }

  @Nullable Long optionalNumber(EventField field) {
    return has(field) ? (Long) numbers[field.place()] : null;
  }

  /** The field has a value, but not one that says anything. */
  void unparsable(EventField field) {
    present &= ~field.bit();
    flaw(field, field.unparsable());
  }

  private void flaw(EventField field, String rule) {
    flawed |= field.bit();
    findings.add(rule);
  }

  private void readValue(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    switch (field.form()) {
      case OWN_ID, ID, TEXT -> readText(parser, token, field);
      case TIME -> readTime(parser, token, field);
      case QUANTITY -> readDecimal(parser, token, field, LineField.Type.QUANTITY.places());
      case PRICE -> readDecimal(parser, token, field, LineField.Type.PRICE.places());
      case COUNT -> readCount(parser, token, field);
      case ITEMS -> readItems(parser, token, field);
    }
  }

  private void readText(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      unparsable(field);
      return;
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    if (length == 0 || (field.form() != EventField.Form.TEXT && isBlank(text, offset, length))) {
      return;
    }
    String broken = TextRules.brokenBy(text, offset, length);
    if (broken != null) {
      flaw(field, broken);
      return;
    }
    texts[field.place()] =
        field.form() == EventField.Form.OWN_ID
            ? new String(text, offset, length)
            : cache.get(text, offset, length);
    present |= field.bit();
  }

  private void readTime(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      unparsable(field);
      return;
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    if (!isBlank(text, offset, length)) {
      put(field, InstantText.micros(text, offset, length), InstantText.NONE);
    }
  }

  private void readDecimal(JsonParser parser, JsonToken token, EventField field, int places)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      char[] text = parser.getTextCharacters();
      int offset = parser.getTextOffset();
      int length = parser.getTextLength();
      if (!isBlank(text, offset, length)) {
        put(field, DecimalText.ofText(text, offset, length, places), DecimalText.NONE);
      }
    } else if (token.isNumeric()) {
      char[] text = parser.getTextCharacters();
      int offset = parser.getTextOffset();
      int length = parser.getTextLength();
      put(field, DecimalText.ofNumber(text, offset, length, places), DecimalText.NONE);
    } else {
      parser.skipChildren();
      unparsable(field);
    }
  }

  private void readCount(JsonParser parser, JsonToken token, EventField field) throws IOException {
    readDecimal(parser, token, field, DecimalText.READ_PLACES);
    if (has(field)) {
      long count = numbers[field.place()] / DecimalText.READ_UNIT;
      boolean whole = count * DecimalText.READ_UNIT == numbers[field.place()];
      if (whole && count >= 0 && count <= Integer.MAX_VALUE) {
        numbers[field.place()] = count;
      } else {
        unparsable(field);
      }
    }
  }

  private void readItems(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token == JsonToken.START_ARRAY && nested != null) {
      present |= field.bit();
      nested.read(parser);
    } else {
      parser.skipChildren();
      unparsable(field);
    }
  }

  private void put(EventField field, long value, long none) {
    if (value == none) {
      unparsable(field);
    } else {
      numbers[field.place()] = value;
      present |= field.bit();
    }
  }

  private static boolean isBlank(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (text[i] != ' ') {
        return false;
      }
    }
    return true;
  }
}
