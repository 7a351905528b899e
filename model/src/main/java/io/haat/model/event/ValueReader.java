package io.haat.model.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.haat.model.LineField;
import io.haat.model.RetailerName;
import java.io.IOException;

/** Reads single values, each in the form that its field has. */
final class ValueReader {
  private final FieldValues values;
  private final TextCache cache;

  ValueReader(FieldValues values, TextCache cache) {
    this.values = values;
    this.cache = cache;
  }

  /** Reads the value, neither null nor of several parts, at which the parser stands. */
  void read(JsonParser parser, JsonToken token, EventField field) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      readString(parser, field);
    } else if (token.isNumeric()) {
      readNumber(parser, field);
    } else {
      values.unparsable(field);
    }
  }

  private void readString(JsonParser parser, EventField field) throws IOException {
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    if (isAbsent(text, offset, length, field)) {
      return;
    }
    switch (field.form()) {
      case RARE_ID, ID, RETAILER, TEXT -> putText(text, offset, length, field);
      case TIME -> put(field, InstantText.micros(text, offset, length), InstantText.NONE);
      case QUANTITY, PRICE ->
          put(field, DecimalText.ofText(text, offset, length, places(field)), DecimalText.NONE);
      case COUNT ->
          putCount(field, DecimalText.ofText(text, offset, length, DecimalText.READ_PLACES));
      case ITEMS -> values.unparsable(field);
    }
  }

  private void readNumber(JsonParser parser, EventField field) throws IOException {
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    switch (field.form()) {
      case QUANTITY, PRICE ->
          put(field, DecimalText.ofNumber(text, offset, length, places(field)), DecimalText.NONE);
      case COUNT ->
          putCount(field, DecimalText.ofNumber(text, offset, length, DecimalText.READ_PLACES));
      case RARE_ID, ID, RETAILER, TEXT, TIME, ITEMS -> values.unparsable(field);
    }
  }

  private void putText(char[] text, int offset, int length, EventField field) {
    String broken = TextRules.brokenBy(text, offset, length);
    if (broken != null) {
      values.flaw(field, broken);
      return;
    }
    String kept =
        field.form() == EventField.Form.RARE_ID
            ? new String(text, offset, length)
            : cache.get(text, offset, length);
    if (field.form() == EventField.Form.RETAILER && !RetailerName.isValid(kept)) {
      values.unparsable(field);
    } else {
      values.put(field, kept);
    }
  }

  private void putCount(EventField field, long millionths) {
    long count = millionths / DecimalText.READ_UNIT;
    boolean whole = count * DecimalText.READ_UNIT == millionths;
    if (whole && count >= 0 && count <= Integer.MAX_VALUE) {
      values.put(field, count);
    } else {
      values.unparsable(field);
    }
  }

  private void put(EventField field, long value, long none) {
    if (value == none) {
      values.unparsable(field);
    } else {
      values.put(field, value);
    }
  }

  private static int places(EventField field) {
    return field.form() == EventField.Form.QUANTITY
        ? LineField.Type.QUANTITY.places()
        : LineField.Type.PRICE.places();
  }

  /** Spaces alone are no value, but for texts that are kept as they are. */
  private static boolean isAbsent(char[] text, int offset, int length, EventField field) {
    if (length > 0 && field.form() == EventField.Form.TEXT) {
      return false;
    }
    for (int i = offset; i < offset + length; i++) {
      if (text[i] != ' ') {
        return false;
      }
    }
    return true;
  }
}
