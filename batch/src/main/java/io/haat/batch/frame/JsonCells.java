package io.haat.batch.frame;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of one JSON record, as fields of a CSV line in the order of the columns. */
final class JsonCells {
  private static final int MAX_SEEN_KEYS = 10_000;

  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> seenKeys = new TreeSet<>();
  private final Set<FramingRule> brokenRules = EnumSet.noneOf(FramingRule.class);
  private final @Nullable String[] fields;

  JsonCells(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i), i);
    }
    fields = new @Nullable String[columns.size()];
  }

  void clear() {
    Arrays.fill(fields, null);
    brokenRules.clear();
  }

  @Nullable String[] copy() {
    return fields.clone();
  }

  void restore(@Nullable String[] copy) {
    System.arraycopy(copy, 0, fields, 0, fields.length);
  }

  /** Whether anyone wants the value; the key is remembered as seen. */
  boolean wants(String key) {
    if (seenKeys.size() < MAX_SEEN_KEYS) {
      seenKeys.add(key);
    }
    return positions.containsKey(key);
  }

  void putNull(String key) {
    put(key, null);
  }

  /** A number or a truth value, as it stands in the source. */
  void putPlain(String key, String value) {
    put(key, value);
  }

  void putText(String key, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        brokenRules.add(FramingRule.INVALID_CHARACTER);
      } else if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (pair) {
          i++;
        } else {
          brokenRules.add(FramingRule.INVALID_ENCODING);
        }
      }
    }
    put(key, '"' + value.replace("\"", "\"\"") + '"');
  }

  private void put(String key, @Nullable String field) {
    Integer position = positions.get(key);
    if (position != null) {
      fields[position] = field;
    }
  }

  Set<FramingRule> brokenRules() {
    return brokenRules;
  }

  Set<String> seenKeys() {
    return Set.copyOf(seenKeys);
  }

  /** The fields, each followed by a comma. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      line.append(field == null ? "" : field).append(',');
    }
    return line.toString();
  }
}
