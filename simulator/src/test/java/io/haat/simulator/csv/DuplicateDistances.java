package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.haat.simulator.sales.GenerateRequest;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds rows that come days later than they should, and how many rows later at least, without
 * keeping the file.
 */
final class DuplicateDistances extends OutputStream {
  private static final Pattern SALE_TIME = Pattern.compile(",sale,([^T]*)T");
  private static final Set<String> DAYS =
      GenerateRequest.DEFAULT_FROM
          .datesUntil(GenerateRequest.DEFAULT_TO.plusDays(1))
          .map(LocalDate::toString)
          .collect(Collectors.toSet());

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
    var sale = SALE_TIME.matcher(text);
    if (!sale.find() || !DAYS.contains(sale.group(1))) {
      return; // a refund, or a row with a broken time
    }
    String day = sale.group(1);
    if (day.compareTo(today) < 0) {
      late++;
      longest = Math.max(longest, row - lastRowOfDay.getOrDefault(day, row));
    } else {
      today = day;
      lastRowOfDay.put(day, row);
    }
  }
}
