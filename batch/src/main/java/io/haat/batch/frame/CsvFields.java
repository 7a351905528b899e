package io.haat.batch.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of one record that {@link RecordScanner} found well-formed. Not for the hot path. */
final class CsvFields {
  private final byte delimiter;
  private final byte quote;
  private final boolean quoted;

  CsvFields(char delimiter, boolean quoted, char quote) {
    this.delimiter = (byte) delimiter;
    this.quote = (byte) quote;
    this.quoted = quoted;
  }

  /** The values of the fields, quotes taken off. */
  List<String> values(byte[] bytes, int from, int to) {
    List<String> values = new ArrayList<>();
    for (int start = from; start <= to; ) {
      int end = fieldEnd(bytes, start, to);
      String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      if (isQuoted(bytes, start, end)) {
        String mark = String.valueOf((char) quote);
        text = text.substring(1, text.length() - 1).replace(mark + mark, mark);
      }
      values.add(text);
      start = end + 1;
    }
    return values;
  }

  /** The record with quotes around each unquoted field that has a CR or the quote in it. */
  byte[] quotedWhereNeeded(byte[] bytes, int from, int to) {
    ByteArrayOutputStream record = new ByteArrayOutputStream(to - from + 16);
    for (int start = from; start <= to; ) {
      int end = fieldEnd(bytes, start, to);
      if (start > from) {
        record.write(delimiter);
      }
      if (isQuoted(bytes, start, end) || !needsQuotes(bytes, start, end)) {
        record.write(bytes, start, end - start);
      } else {
        writeQuoted(record, bytes, start, end);
      }
      start = end + 1;
    }
    return record.toByteArray();
  }

  private int fieldEnd(byte[] bytes, int start, int to) {
    boolean inside = false;
    for (int i = start; i < to; i++) {
      if (quoted && bytes[i] == quote) {
        inside = !inside;
      } else if (bytes[i] == delimiter && !inside) {
        return i;
      }
    }
    return to;
  }

  private boolean isQuoted(byte[] bytes, int start, int end) {
    return quoted && end > start && bytes[start] == quote;
  }

  private boolean needsQuotes(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\r' || bytes[i] == quote) {
        return true;
      }
    }
    return false;
  }

  private void writeQuoted(ByteArrayOutputStream record, byte[] bytes, int start, int end) {
    record.write(quote);
    for (int i = start; i < end; i++) {
      if (bytes[i] == quote) {
        record.write(quote);
      }
      record.write(bytes[i]);
    }
    record.write(quote);
  }
}
