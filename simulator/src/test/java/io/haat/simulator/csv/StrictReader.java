package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A second opinion on generated files: a slow reader that applies the rules as their descriptions
 * say, line by line.
 */
final class StrictReader {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern FIELD = Pattern.compile("\"(?:[^\"]|\"\")*\"|[^\",]*");

  long sales;
  long refunds;
  final Map<String, Long> byRule = new TreeMap<>();
  final List<Set<String>> severalRules = new ArrayList<>();
  private final Map<String, String> seen = new HashMap<>();
  private List<String> header = List.of();

  /** Reads a whole file. */
  static StrictReader read(byte[] file) {
    StrictReader reader = new StrictReader();
    int start = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        reader.line(Arrays.copyOfRange(file, start, i));
        start = i + 1;
      }
    }
    if (start != file.length) {
      throw new AssertionError("the last line has no end");
    }
    return reader;
  }

  private void line(byte[] bytes) {
    if (header.isEmpty()) {
      header = fields(new String(bytes, UTF_8));
      return;
    }
    Set<String> broken = rules(bytes);
    broken.forEach(rule -> byRule.merge(rule, 1L, Long::sum));
    if (broken.size() > 1) {
      severalRules.add(broken);
    }
  }

  private Set<String> rules(byte[] bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Set.of("invalid_encoding");
    }
    if (text.indexOf(0) >= 0) {
      return Set.of("invalid_character");
    }
    List<String> fields = fields(text);
    if (fields.isEmpty()) {
      return Set.of("malformed_quoting");
    }
    if (fields.size() != header.size()) {
      return Set.of("wrong_column_count");
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), fields.get(i));
    }
    Set<String> broken = contentRules(row);
    if (broken.isEmpty()) {
      settle(row, text, broken);
    }
    return broken;
  }

  private static Set<String> contentRules(Map<String, String> row) {
    Set<String> broken = new TreeSet<>();
    id(row, "transaction_id", "S", broken);
    id(row, "product_id", "P", broken);
    instant(row, broken);
    BigDecimal quantity = number(row, "quantity", broken);
    BigDecimal price = number(row, "unit_price", broken);
    if (!List.of("sale", "refund").contains(row.get("kind"))) {
      broken.add("unknown_kind");
    }
    if (quantity != null && quantity.signum() <= 0) {
      broken.add("non_positive_quantity");
    }
    if (price != null && price.signum() < 0) {
      broken.add("negative_unit_price");
    }
    if (quantity != null && price != null) {
      BigDecimal expected =
          quantity
              .multiply(price)
              .setScale(2, RoundingMode.HALF_UP)
              .subtract(new BigDecimal(row.get("discount")));
      BigDecimal error = expected.subtract(new BigDecimal(row.get("total_amount"))).abs();
      if (error.compareTo(new BigDecimal("0.01")) > 0) {
        broken.add("amount_mismatch");
      }
    }
    return broken;
  }

  private void settle(Map<String, String> row, String text, Set<String> broken) {
    String identity =
        row.get("store_id")
            + '|'
            + row.get("kind")
            + '|'
            + row.get("transaction_id")
            + '|'
            + row.get("line_no");
    String earlier = seen.putIfAbsent(identity, text);
    if (earlier != null) {
      if (!earlier.equals(text)) {
        throw new AssertionError("one identity, two contents: " + earlier + " / " + text);
      }
      broken.add("duplicate");
    } else if (row.get("kind").equals("sale")) {
      sales++;
    } else {
      refunds++;
    }
  }

  private static void id(Map<String, String> row, String name, String prefix, Set<String> broken) {
    String value = row.get(name);
    if (value.isBlank()) {
      broken.add("missing_" + name);
    } else if (!value.startsWith(prefix)) {
      broken.add("unparsable_" + name);
    }
  }

  private static void instant(Map<String, String> row, Set<String> broken) {
    String value = row.get("sold_at");
    if (value.isBlank()) {
      broken.add("missing_sold_at");
      return;
    }
    try {
      Instant soldAt = Instant.parse(value);
      if (soldAt.isBefore(EARLIEST) || soldAt.isAfter(LATEST)) {
        broken.add("timestamp_out_of_range");
      }
    } catch (DateTimeParseException e) {
      broken.add("unparsable_sold_at");
    }
  }

  private static BigDecimal number(Map<String, String> row, String name, Set<String> broken) {
    String value = row.get(name);
    if (value.isBlank()) {
      broken.add("missing_" + name);
      return null;
    }
    if (!DECIMAL.matcher(value).matches()) {
      broken.add("unparsable_" + name);
      return null;
    }
    return new BigDecimal(value);
  }

  /** The fields of a line by the grammar of RFC 4180; none if it does not follow it. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    var matcher = FIELD.matcher(line);
    int at = 0;
    while (true) {
      matcher.region(at, line.length());
      if (!matcher.lookingAt()) {
        return List.of();
      }
      String raw = matcher.group();
      boolean quoted = raw.startsWith("\"");
      fields.add(quoted ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw);
      at = matcher.end();
      if (at == line.length()) {
        return fields;
      }
      if (line.charAt(at++) != ',') {
        return List.of();
      }
    }
  }
}
