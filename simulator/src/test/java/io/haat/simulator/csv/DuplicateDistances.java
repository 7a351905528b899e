package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds rows that come days later than they should, and how many rows later at least, without
 * keeping the file.
 */
final class DuplicateDistances extends OutputStream {
  long longest;
  long late;
  private final Map<String, Long> lastRowOfDay = new HashMap<>();
  private final byte[] beginning = new byte[40];
  private int length;
  private String today = "";
  private long row;

  @Override
  public void write(int b) {
    if (b == '\n') {
      row(new String(beginning, 0, length, ISO_8859_1));
      length = 0;
    } else if (length < beginning.length) {
      beginning[length++] = (byte) b;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void row(String text) {
    row++;
    int at = text.indexOf("ale,20");
    if (at < 0) {
      return;
    }
    String day = text.substring(at + 4, Math.min(text.length(), at + 14));
    if (day.compareTo(today) < 0) {
      Long last = lastRowOfDay.get(day);
      if (last != null) {
        late++;
        longest = Math.max(longest, row - last);
      }
    } else if (day.startsWith("2024") || day.startsWith("2025")) {
      today = day;
      lastRowOfDay.put(day, row);
    }
  }
}
