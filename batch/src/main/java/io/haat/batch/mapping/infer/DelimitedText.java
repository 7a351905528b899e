package io.haat.batch.mapping.infer;

import java.util.ArrayList;
import java.util.List;

/** Splits the start of a delimited text; what is malformed may come out wrong, but never fails. */
final class DelimitedText {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private DelimitedText() {}

  /** The delimiter that splits most of the first records into as many fields as the header. */
  static char delimiter(String text) {
    char best = ',';
    long bestScore = 0;
    for (char delimiter : DELIMITERS) {
      List<List<String>> records = split(text, delimiter, 50);
      if (records.isEmpty() || records.get(0).size() < 2) {
        continue;
      }
      int width = records.get(0).size();
      long alike = records.stream().filter(record -> record.size() == width).count();
      long score = alike * 1_000 / records.size() * 1_000 + width;
      if (score > bestScore) {
        bestScore = score;
        best = delimiter;
      }
    }
    return best;
  }

  /**
   * The first records.
   *
   * @param limit how many at most
   */
  static List<List<String>> split(String text, char delimiter, int limit) {
    var records = new ArrayList<List<String>>();
    var record = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length() && records.size() < limit; i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.length() == 0) {
        quoted = true;
      } else if (c == delimiter) {
        record.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        endRecord(record, field, records);
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (records.size() < limit && !quoted) {
      endRecord(record, field, records);
    }
    return records;
  }

  private static void endRecord(
      List<String> record, StringBuilder field, List<List<String>> records) {
    record.add(field.toString());
    field.setLength(0);
    if (record.size() > 1 || !record.get(0).isBlank()) {
      records.add(List.copyOf(record));
    }
    record.clear();
  }
}
