package io.haat.server.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the items of an answer as CSV (RFC 4180), its first line the names. Null is empty. */
public final class CsvAnswer {
  private CsvAnswer() {}

  public static byte[] of(Answer answer) {
    var text = new StringBuilder(256);
    appendRow(text, answer.columns());
    for (List<@Nullable Object> row : answer.rows()) {
      appendRow(text, row);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Appends one line, with its end. */
  static void appendRow(StringBuilder text, List<? extends @Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      appendCell(text, cells.get(i));
    }
    text.append("\r\n");
  }

  private static void appendCell(StringBuilder text, @Nullable Object cell) {
    if (cell == null) {
      return;
    }
    if (cell instanceof BigDecimal number) {
      text.append(number.toPlainString());
      return;
    }
    String value = cell.toString();
    boolean plain = true;
    for (int i = 0; i < value.length() && plain; i++) {
      char c = value.charAt(i);
      plain = c != ',' && c != '"' && c != '\r' && c != '\n';
    }
    if (plain) {
      text.append(value);
    } else {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }
}
