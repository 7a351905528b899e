package io.haat.batch.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.Databases;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingReader;
import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value that a file may hold fails its whole unit: its line is good or breaks rules. */
class ExtremeLinesTest {
  private static final List<String> COLUMNS = List.of("sold", "quantity", "price", "off");
  private static final String MAPPING =
      """
      source: extremes
      retailer: shop
      format: csv
      timezone: $zone
      currency: USD
      line:
        transaction_id: "'T'"
        product_id: "'P'"
        sold_at: $sold_at
        quantity: number(quantity)
        unit_price: number(price)
        discount: number("off")
      """;

  /** Verdicts are parted by a bar where they depend on how the mapping reads a time. */
  private static final String LINES =
      """
      2024-01-01;1;1;0;
      2024-01-01;0.001;0.0001;0;
      2024-01-01;999999999999.999;0;0;
      2024-01-01;1;999999999999.9999;0;
      2024-01-01;1;999999999999.9999;-1;amount_out_of_range
      2024-01-01;999999999999.999;999999999999.9999;0;amount_out_of_range
      2024-01-01;999999999999.999;999999999999.9999;999999999999.9999;amount_out_of_range
      2024-01-01;1000000000000;1;0;unparsable_quantity
      2024-01-01;1;99999999999999999999999999999999999999999;0;unparsable_unit_price
      1000-01-01;1;1;0;timestamp_out_of_range
      9999-12-31 23:59:59;1;1;0;timestamp_out_of_range
      12024-01-01;1;1;0;timestamp_out_of_range
      294247-01-10 04:00:54;1;1;0;timestamp_out_of_range
      0999-12-31;1;1;0;unparsable_sold_at|timestamp_out_of_range
      0044-03-15 (BC);1;1;0;unparsable_sold_at|timestamp_out_of_range
      290308-12-22 (BC);1;1;0;unparsable_sold_at|timestamp_out_of_range
      infinity;1;1;0;unparsable_sold_at|timestamp_out_of_range
      -infinity;1;1;0;unparsable_sold_at|timestamp_out_of_range
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"instant(sold)", "try_cast(sold as timestamp)", "try_cast(sold as timestamptz)"})
  void a_line_is_judged_whatever_it_holds(String soldAt) throws Exception {
    List<List<String>> lines =
        LINES.lines().map(line -> Arrays.asList(line.split(";", -1))).toList();
    for (String zone : List.of("America/Caracas", "Asia/Kolkata")) {
      String mapping = MAPPING.replace("$sold_at", soldAt).replace("$zone", zone);
      List<String> verdicts = verdicts(mapping, lines);
      assertThat(verdicts).hasSameSizeAs(lines);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(verdicts.get(i))
            .as("%s", lines.get(i))
            .isIn(List.of(lines.get(i).get(COLUMNS.size()).split("\\|")));
      }
    }
  }

  /** The rules that each line breaks; a good line has all that the warehouse needs. */
  private static List<String> verdicts(String yaml, List<List<String>> lines) throws Exception {
    try (DuckDb database = Databases.open()) {
      Mapping mapping = MappingReader.read(yaml, "extremes.yaml", database);
      var sql = new LineSql(mapping, List.of(), SoldAtKind.of(mapping, COLUMNS, database));
      database.execute(
          sql.createLines(raw(lines), "0", "0123456789ab", Instant.parse("2025-01-01T00:00:00Z")));
      var verdicts = new ArrayList<String>();
      try (Statement statement = database.connection().createStatement();
          ResultSet line =
              statement.executeQuery(
                  """
                  select broken, total_amount is not null and sold_on is not null
                    and line_id is not null
                  from line order by _row""")) {
        while (line.next()) {
          assertThat(line.getLong(1) != 0 || line.getBoolean(2)).as("row is whole").isTrue();
          verdicts.add(names(sql.ruleNames(), line.getLong(1)));
        }
      }
      return verdicts;
    }
  }

  private static String names(List<String> rules, long broken) {
    return IntStream.range(0, rules.size())
        .filter(bit -> (broken >> bit & 1) == 1)
        .mapToObj(rules::get)
        .collect(Collectors.joining(" "));
  }

  private static String raw(List<List<String>> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                lines.get(i).subList(0, COLUMNS.size()).stream()
                    .map(Sql::text)
                    .collect(Collectors.joining(", ", "(" + (i + 1) + ", ", ")")))
        .collect(
            Collectors.joining(
                ", ", "select * from (values ", ") v (_row, sold, quantity, price, \"off\")"));
  }
}
