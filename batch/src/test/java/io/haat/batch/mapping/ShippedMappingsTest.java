package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.haat.lake.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mappings under {@code sources/}, each over its file under {@code examples/}. */
class ShippedMappingsTest extends DatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "online-retail, online-retail/online-retail-excerpt.csv.gz, 25284",
    "shop-floor, shop-floor/shop_floor.csv, 257",
    "india-retail, india-retail/india_retail.csv, 493",
    "product-catalog, reference/product_catalog.csv, 22",
    "store-locations, reference/store_locations.csv, 23",
    "customers, reference/customers.csv, 140",
    "generated, generated/generated.csv, 150",
    "generated-parquet, generated/generated.parquet, 150",
  })
  void a_shipped_mapping_reads_and_binds_and_gives_a_row_for_each(
      String source, String example, int rows) throws Exception {
    Mapping mapping = shipped(source);

    assertThat(mapping.name().value()).isEqualTo(source);
    map(mapping, example);
    List<String> header = all("select column_name from (describe example)");
    assertThatCode(() -> MappingBinder.bind(mapping, header, database)).doesNotThrowAnyException();
    assertThat(one("select count(*) from line")).isEqualTo(Integer.toString(rows));
    List<String> required = new ArrayList<>(mapping.target().required());
    for (String field : required) {
      assertThat(Integer.parseInt(one("select count(" + field + ") from line")))
          .as(field)
          .isGreaterThanOrEqualTo(rows - 5);
    }
  }

  @Test
  void a_shop_floor_receipt_is_a_customer_at_a_store_on_a_day() throws Exception {
    map(shipped("shop-floor"), "shop-floor/shop_floor.csv");

    assertThat(one("select count(*) from line where transaction_id is null")).isEqualTo("0");
    assertThat(one("select count(distinct transaction_id) from line"))
        .isEqualTo(
            one(
                "select count(*) from (select distinct customer_name, store, \"date\" from example)"));
    assertThat(
            one(
                "select product_id from line where category = 'Beauty' and unit_price = 45.5 limit 1"))
        .isEqualTo("beauty-45.50");
  }

  @Test
  void the_same_shop_floor_sale_has_the_same_ids_wherever_it_stands() throws Exception {
    Mapping mapping = shipped("shop-floor");

    assertThat(mapping.fields().values())
        .noneMatch(
            field -> field.sql().toLowerCase(Locale.ROOT).matches("(?s).*_(row|object)\\b.*"));
  }

  @Test
  void indian_discounts_are_percentages_or_amounts_as_the_total_shows() throws Exception {
    Mapping mapping = shipped("india-retail");
    String row =
        """
        select * from (values
          ('100', '10', '2', '180', 'No'), ('100', '30', '2', '170', 'No'), ('99.99', '15', '3', '254.97', 'Yes'),
          ('100', '10', '2', null, 'No'), ('100', '0', '-2', '-200', 'Yes'))
          as t(MRP, Discount, Quantity, TotalPrice, Returned)
        """;
    String discount = mapping.fields().get("discount").sql();

    assertThat(all("select " + discount + " from (" + row + ")"))
        .extracting(value -> Double.parseDouble(value))
        .containsExactly(20.0, 30.0, 45.0, 20.0, 0.0);
    assertThat(all("select " + mapping.fields().get("kind").sql() + " from (" + row + ")"))
        .containsExactly("sale", "sale", "refund", "sale", "refund");
  }

  @Test
  void indian_example_totals_fit_but_for_the_planted_one() throws Exception {
    map(shipped("india-retail"), "india-retail/india_retail.csv");

    assertThat(
            one(
                """
                select count(*) from line
                where quantity > 0 and unit_price >= 0
                  and total_amount <> round(quantity * unit_price - discount, 2)
                """))
        .isEqualTo("1");
    assertThat(one("select count(*) from line where kind = 'refund'")).isEqualTo("23");
  }

  @Test
  void the_sales_of_the_example_meet_its_reference_files() throws Exception {
    map(shipped("india-retail"), "india-retail/india_retail.csv");
    database.execute("create or replace table sold as select * from line");

    map(shipped("store-locations"), "reference/store_locations.csv");
    assertThat(one("select count(*) from sold anti join line using (store_id)")).isEqualTo("0");
    map(shipped("product-catalog"), "reference/product_catalog.csv");
    assertThat(
            one(
                "select count(*) from sold anti join line using (product_id) where sold.product_id <> ''"))
        .isEqualTo("0");
    map(shipped("customers"), "reference/customers.csv");
    assertThat(
            one(
                "select count(*) from sold anti join line using (customer_id) where sold.customer_id <> ''"))
        .isEqualTo("0");
  }

  private static Mapping shipped(String source) throws MappingException {
    return new Sources(List.of(Examples.ROOT.resolve("sources"))).find(source);
  }

  /** Makes the table {@code line} of the mapped rows, ragged ones left out. */
  private static void map(Mapping mapping, String example) throws SQLException {
    Path file = Examples.file(example);
    String rows =
        mapping.format() == Format.PARQUET
            ? "read_parquet(%s)"
            : "read_csv(%s, all_varchar = true, header = true, ignore_errors = true)";
    database.execute(
        "create or replace table example as from " + rows.formatted(Sql.text(file.toString())));
    database.execute(
        mapping.fields().entrySet().stream()
            .map(field -> "(" + field.getValue().sql() + ") as " + Sql.name(field.getKey()))
            .collect(
                Collectors.joining(
                    ", ", "create or replace table line as select ", " from example")));
  }

  private static String one(String sql) throws SQLException {
    return all(sql).get(0);
  }

  private static List<String> all(String sql) throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
