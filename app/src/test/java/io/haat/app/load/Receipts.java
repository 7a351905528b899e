package io.haat.app.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Small files of sales lines for tests, and the mapping that reads them. */
final class Receipts {
  static final String HEADER = "receipt,line,at,store,sku,name,customer,qty,price";

  /** One line of a receipt, all as text. */
  record Line(
      String receipt,
      String line,
      String at,
      String store,
      String sku,
      String name,
      String customer,
      String qty,
      String price) {
    List<String> values() {
      return List.of(receipt, line, at, store, sku, name, customer, qty, price);
    }
  }

  private Receipts() {}

  /** Lines that every charset of the tests can write. */
  static List<Line> of(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Line(
                    "R" + (1000 + i / 4),
                    "" + (i % 4 + 1),
                    "2024-03-%02d 1%d:30:00".formatted(1 + i % 28, i % 10),
                    "S" + i % 3,
                    "P" + i % 11,
                    i % 2 == 0 ? "Café crème, \"grande\"" : "Müsli",
                    i % 5 == 0 ? "" : "C" + i % 7,
                    "2",
                    "1.25"))
        .toList();
  }

  static String csv(List<Line> lines) {
    return lines.stream().map(Receipts::csv).collect(Collectors.joining("", HEADER + "\n", ""));
  }

  static String csv(Line line) {
    return line.values().stream().map(Receipts::field).collect(Collectors.joining(",", "", "\n"));
  }

  private static String field(String value) {
    return value.contains("\"") || value.contains(",")
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }

  /**
   * A mapping of these columns.
   *
   * @param settings lines that begin with {@code format:}
   */
  static String mapping(String retailer, String settings) {
    return """
        source: %1$s
        retailer: %1$s
        %2$s
        timezone: Europe/London
        currency: GBP
        line:
          transaction_id: receipt
          line_no: line
          sold_at: instant("at", '%%Y-%%m-%%d %%H:%%M:%%S')
          store_id: store
          product_id: sku
          product_name: name
          customer_id: customer
          quantity: number(qty)
          unit_price: number(price)
        """
        .formatted(retailer, settings);
  }

  /** The first rows of Online Retail's excerpt that fit one line each. */
  static Path onlineRetail(Path target, int rows) throws IOException {
    Path excerpt = Checkout.example("online-retail/online-retail-excerpt.csv.gz");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(excerpt)), StandardCharsets.UTF_8))) {
      return Files.write(target, reader.lines().limit(rows + 1L).toList());
    }
  }
}
