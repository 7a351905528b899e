package io.haat.app.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Online Retail added up by hand: a small reader and the rules as a person would write them. */
final class OnlineRetailBook {
  private static final Set<String> NOTHING = Set.of("", "NA", "NULL", "nan");

  long read;
  long sales;
  long refunds;
  final Map<String, Long> byRule = new TreeMap<>();

  /** Country and month, such as {@code France|2011-03}, to sales and refunds. */
  final Map<String, BigDecimal> salesByMonth = new TreeMap<>();

  final Map<String, BigDecimal> refundsByMonth = new TreeMap<>();
  private final Set<List<String>> seen = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();

  private OnlineRetailBook() {}

  static OnlineRetailBook of(Path file) throws IOException {
    var book = new OnlineRetailBook();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> header = fields(reader, reader.readLine());
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<String> values = fields(reader, line);
        var row = new TreeMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), NOTHING.contains(values.get(i)) ? "" : values.get(i));
        }
        book.add(row);
      }
    }
    return book;
  }

  private void add(Map<String, String> row) {
    read++;
    var price = new BigDecimal(text(row, "UnitPrice"));
    var quantity = new BigDecimal(text(row, "Quantity")).abs();
    var content = new ArrayList<String>();
    row.forEach(
        (column, value) ->
            content.add(texts.computeIfAbsent(column + '=' + value.strip(), same -> same)));
    boolean good = true;
    if (price.signum() < 0) {
      good = reject("negative_unit_price");
    }
    if (price.signum() == 0) {
      good = reject("stock_adjustment");
    }
    if (!seen.add(content)) {
      good = reject("duplicate");
    }
    if (good) {
      count(row, price.multiply(quantity).setScale(2, RoundingMode.HALF_UP));
    }
  }

  private void count(Map<String, String> row, BigDecimal amount) {
    String key = text(row, "Country") + '|' + text(row, "InvoiceDate").substring(0, 7);
    if (text(row, "InvoiceNo").startsWith("C")) {
      refunds++;
      refundsByMonth.merge(key, amount, BigDecimal::add);
    } else {
      sales++;
      salesByMonth.merge(key, amount, BigDecimal::add);
    }
  }

  private boolean reject(String rule) {
    byRule.merge(rule, 1L, Long::sum);
    return false;
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** Fields of one record, which goes on in the next line while a quote is open. */
  private static List<String> fields(BufferedReader reader, String first) throws IOException {
    String line = first;
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; true; i++) {
      if (i == line.length() && quoted) {
        line += '\n' + reader.readLine();
      }
      if (i == line.length()) {
        fields.add(field.toString());
        return fields;
      }
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
  }
}
