package io.haat.simulator.csv;

import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it: fields quoted only where they need it, quotes doubled. */
final class CsvText {
  private CsvText() {}

  static String field(String value) {
    boolean plain =
        value.indexOf(',') < 0
            && value.indexOf('"') < 0
            && value.indexOf('\n') < 0
            && value.indexOf('\r') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  static String row(List<String> values) {
    return String.join(",", values.stream().map(CsvText::field).toList()) + "\n";
  }

  /** The fields of a well-formed line as they stand there, quotes included. */
  static List<String> rawFields(String line) {
    List<String> fields = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(line.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(line.substring(start));
    return fields;
  }
}
