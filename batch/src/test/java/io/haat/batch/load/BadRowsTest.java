package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.batch.LongTexts;
import io.haat.batch.TestShop;
import io.haat.batch.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad row is a rejected row; a load that fails all the same leaves nothing. */
class BadRowsTest {
  private static final String ROWS =
      """
      R1,sale,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C1,1,1.50
      R2,sale,2026-03-01 10:00,S1,Leeds,A,Tea,Drinks,C1,0,1.50
      R3,sale,2026-02-02 10:00,$store,$city,$sku,Tea,$category,$customer,1,1.50
      """;

  @TempDir private Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$store", "$city", "$sku", "$category", "$customer"})
  void a_text_that_no_index_can_hold_rejects_its_row_alone(String field) throws Exception {
    LoadReport report = load(TestShop.SALES, ROWS.replace(field, LongTexts.of(3000)));

    assertThat(report.rejectedByRule())
        .isEqualTo(Map.of("text_too_long", 1L, "non_positive_quantity", 1L));
    assertThat(report.sales()).isEqualTo(1);
  }

  @Test
  void characters_are_counted_and_not_bytes() throws Exception {
    LoadReport report =
        load(
            TestShop.SALES,
            ROWS.replace("$sku", "🧺".repeat(200)).replace("$city", "é".repeat(201)));

    assertThat(report.rejectedByRule()).containsEntry("text_too_long", 1L);
    assertThat(load(TestShop.SALES, ROWS.replace("$sku", "🧺".repeat(200))).sales()).isEqualTo(1);
  }

  @Test
  void a_rule_that_fails_on_a_row_is_not_true_for_it() throws Exception {
    String rules =
        """
        reject:
          - {rule: seventh, when: "customer_id::integer = 7"}
        """;
    LoadReport report = load(TestShop.SALES + rules, ROWS.replace("$customer", "7"));

    assertThat(report.rejectedByRule())
        .isEqualTo(Map.of("seventh", 1L, "non_positive_quantity", 1L));
    assertThat(report.sales()).isEqualTo(1);
  }

  @Test
  void an_expression_that_fails_on_every_row_is_named() {
    String broken = "number(regexp_extract(price, '(', 1))";

    assertThatThrownBy(() -> load(TestShop.SALES.replace("number(price)", broken), ROWS))
        .rootCause()
        .isInstanceOf(MappingException.class)
        .hasMessageContainingAll("line.unit_price", broken, "missing ): (");
    assertThatThrownBy(
            () ->
                shop.list(
                    TestShop.PRODUCTS.replace("number(price)", broken),
                    TestShop.PRODUCTS_HEADER + "A,Tea,,,1,2,3\n"))
        .rootCause()
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("product.unit_price");
  }

  @Test
  void a_load_that_fails_leaves_no_files_of_what_it_did_not_store() throws Exception {
    try (var connection = shop.warehouse().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "alter table fact_sales add constraint no_r3 check (transaction_id <> 'R3')");
    }
    shop.cutsUnitsOf(1);

    assertThatThrownBy(() -> load(TestShop.SALES, ROWS)).hasMessageContaining("no_r3");

    assertThat(shop.rows("select transaction_id from fact_sales")).containsExactly("R1");
    assertThat(files("curated")).singleElement().asString().contains("-00000.parquet");
    assertThat(files("rejected")).singleElement().asString().contains("-00001.parquet");
  }

  private LoadReport load(String mapping, String rows) throws Exception {
    LoadOutcome outcome = shop.load(mapping, TestShop.SALES_HEADER + rows);
    return ((LoadOutcome.SalesLoaded) outcome).report();
  }

  private List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake").resolve(part))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
