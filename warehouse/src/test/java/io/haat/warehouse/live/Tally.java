package io.haat.warehouse.live;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums by a key, each of several columns, and all of it as texts that can be compared. */
final class Tally {
  private final Map<String, BigDecimal[]> rows = new TreeMap<>();

  /** Adds to each column of a row. */
  void add(String key, BigDecimal... values) {
    BigDecimal[] sums = rows.putIfAbsent(key, values);
    if (sums != null) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = sums[i].add(values[i]);
      }
    }
  }

  List<String> rows() {
    return rows.entrySet().stream()
        .map(row -> words(row.getKey(), (Object[]) row.getValue()))
        .sorted()
        .toList();
  }

  static String words(Object first, Object... others) {
    var words = new StringBuilder(String.valueOf(first));
    for (Object other : others) {
      words.append(' ').append(word(other));
    }
    return words.toString();
  }

  private static String word(Object value) {
    if (value == null) {
      return "?";
    }
    return value instanceof BigDecimal number && number.signum() == 0
        ? "0"
        : value instanceof BigDecimal decimal
            ? decimal.stripTrailingZeros().toPlainString()
            : value.toString();
  }
}
