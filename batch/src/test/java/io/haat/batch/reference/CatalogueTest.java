package io.haat.batch.reference;

import static io.haat.batch.TestShop.CUSTOMERS;
import static io.haat.batch.TestShop.CUSTOMERS_HEADER;
import static io.haat.batch.TestShop.PRODUCTS;
import static io.haat.batch.TestShop.PRODUCTS_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.haat.batch.TestShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String CATALOGUE =
      PRODUCTS_HEADER + "P1,Tea,Drinks,Assam & Co,1.25,2.5,7\nP2,Cups,,,,4,\n";
  private static final String VERSIONS =
      """
      select product_id, product_name, category, valid_from, valid_to, is_current
      from dim_product order by product_id, valid_from""";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void a_catalogue_fills_the_dimension_with_exact_values() throws Exception {
    ReferenceReport report = shop.list(PRODUCTS, CATALOGUE);

    assertThat(counts(report)).containsExactly(2L, 2L, 0L, 0L, 0L);
    assertThat(
            shop.rows(
                """
                select product_id, product_name, category, brand, unit_cost, unit_price,
                       lead_time_days, from_list, valid_from, valid_to
                from dim_product order by product_id"""))
        .containsExactly(
            "P1|Tea|Drinks|Assam & Co|1.2500|2.5000|7|t|-infinity|infinity",
            "P2|Cups||||4.0000||t|-infinity|infinity");
  }

  @Test
  void catalogue_and_sales_give_the_same_in_either_order() throws Exception {
    TestShop listFirst = new TestShop(Files.createDirectories(folder.resolve("list-first")));
    TestShop salesFirst = new TestShop(Files.createDirectories(folder.resolve("sales-first")));
    // The till calls P1 by a name of its own, and knows a category for P2 where the list has none.
    String sales =
        """
        R1,,2026-01-05 10:00:00,S1,Leeds,P1,TEA 500G,Hot,C1,1,2.50
        R2,,2026-01-06 10:00:00,S1,Leeds,P2,Cups,Kitchen,C1,2,4.00
        R3,,2026-01-07 10:00:00,S1,Leeds,P3,Milk,Fresh,,1,1.10
        """;
    String customers = CUSTOMERS_HEADER + "C1,Asha,Leeds,30-39,2020-02-29\n";

    listFirst.list(PRODUCTS, CATALOGUE);
    listFirst.list(CUSTOMERS, customers);
    listFirst.sales(sales);
    salesFirst.sales(sales);
    salesFirst.list(CUSTOMERS, customers);
    salesFirst.list(PRODUCTS, CATALOGUE);

    assertThat(salesFirst.everything()).isEqualTo(listFirst.everything());
    assertThat(salesFirst.rows(VERSIONS))
        .containsExactly(
            "P1|Tea|Drinks|-infinity|infinity|t",
            "P2|Cups|Kitchen|-infinity|infinity|t",
            "P3|Milk|Fresh|-infinity|infinity|t");
    assertThat(salesFirst.rows("select customer_name, age_band, joined_on from dim_customer"))
        .containsExactly("Asha|30-39|2020-02-29");
  }

  @Test
  void a_later_catalogue_that_renames_opens_a_version_from_its_receipt() throws Exception {
    shop.timeIs("2026-03-01T12:00:00Z");
    shop.list(PRODUCTS, CATALOGUE);
    shop.timeIs("2026-04-01T08:30:00Z");
    ReferenceReport report =
        shop.list(PRODUCTS, PRODUCTS_HEADER + "P1,Tea strong,,,,,\nP2,,,Bone,,,\n");

    assertThat(counts(report)).containsExactly(2L, 0L, 2L, 0L, 0L);
    assertThat(shop.rows(VERSIONS))
        .containsExactly(
            "P1|Tea|Drinks|-infinity|2026-04-01 08:30:00+00|f",
            "P1|Tea strong|Drinks|2026-04-01 08:30:00+00|infinity|t",
            "P2|Cups||-infinity|infinity|t");
    assertThat(shop.rows("select brand, unit_price from dim_product where product_id = 'P2'"))
        .containsExactly("Bone|4.0000");
  }

  @Test
  void facts_point_to_the_version_of_their_time_and_sales_do_not_rename() throws Exception {
    shop.timeIs("2026-03-01T12:00:00Z");
    shop.list(PRODUCTS, CATALOGUE);
    shop.timeIs("2026-04-01T00:00:00Z");
    shop.list(PRODUCTS, PRODUCTS_HEADER + "P1,Tea strong,,,,,\n");
    shop.timeIs("2026-05-01T00:00:00Z");
    shop.sales(
        """
        R1,,2026-03-31 10:00:00,S1,Leeds,P1,TEA OLD,,,1,2.50
        R2,,2026-04-02 10:00:00,S1,Leeds,P1,TEA NEW,,,1,2.50
        """);

    assertThat(shop.rows("select transaction_id, product_name from v_sales order by 1"))
        .containsExactly("R1|Tea", "R2|Tea strong");
  }

  @Test
  void a_rename_that_sales_saw_stays_history_when_a_list_comes() throws Exception {
    shop.sales(
        """
        R1,,2026-01-05 10:00:00,S1,Leeds,P1,Tea,,,1,2.50
        R2,,2026-02-05 10:00:00,S1,Leeds,P1,Tea blend,,,1,2.50
        """);
    shop.list(PRODUCTS, PRODUCTS_HEADER + "P1,Tea fine blend,Drinks,,,,\n");

    assertThat(shop.rows(VERSIONS))
        .containsExactly(
            "P1|Tea|Drinks|-infinity|2026-02-05 10:00:00+00|f",
            "P1|Tea fine blend|Drinks|2026-02-05 10:00:00+00|infinity|t");
  }

  @Test
  void the_same_file_again_changes_nothing_and_says_so() throws Exception {
    String list = CATALOGUE + ",Nameless,,,,,\n";
    shop.list(PRODUCTS, list);
    List<String> before = shop.everything();
    shop.timeIs("2026-06-01T00:00:00Z");
    ReferenceReport again = shop.list(PRODUCTS, list);

    assertThat(counts(again)).containsExactly(3L, 0L, 0L, 2L, 1L);
    assertThat(again.rejectedByRule()).containsOnly(entry("missing_product_id", 1L));
    assertThat(shop.everything()).isEqualTo(before);
  }

  @Test
  void the_same_entries_in_another_file_are_unchanged() throws Exception {
    shop.list(PRODUCTS, CATALOGUE);
    List<String> before = shop.everything();
    shop.timeIs("2026-06-01T00:00:00Z");
    ReferenceReport report = shop.list(PRODUCTS, CATALOGUE + "P3,Milk,Fresh,,,1.1,\n");

    assertThat(counts(report)).containsExactly(3L, 1L, 0L, 2L, 0L);
    assertThat(shop.everything()).containsAll(before);
  }

  @Test
  void a_file_read_again_by_a_corrected_mapping_is_corrected_in_place() throws Exception {
    shop.list(PRODUCTS.replace("product_name: name", "product_name: upper(name)"), CATALOGUE);
    ReferenceReport report = shop.list(PRODUCTS, CATALOGUE);

    assertThat(counts(report)).containsExactly(2L, 0L, 2L, 0L, 0L);
    assertThat(shop.rows(VERSIONS))
        .containsExactly("P1|Tea|Drinks|-infinity|infinity|t", "P2|Cups||-infinity|infinity|t");
    assertThat(shop.rows("select attempt, read, reference_rows from load_unit"))
        .containsExactly("2|2|2");
  }

  @Test
  void one_file_can_be_sales_and_a_list_at_once() throws Exception {
    String lines = "R1,,2026-01-05 10:00:00,S1,Leeds,P1,Tea,Hot,C1,1,2.50\n";
    shop.sales(lines);
    ReferenceReport report =
        shop.list(
            "source: names\nretailer: shop\nproduct:\n  product_id: sku\n  product_name: name\n",
            TestShop.SALES_HEADER + lines);

    assertThat(counts(report)).containsExactly(1L, 0L, 0L, 1L, 0L);
    assertThat(shop.rows("select target, sales, reference_rows from load_unit order by 1"))
        .containsExactly("line|1|0", "product|0|1");
    assertThat(shop.sales(lines).alreadyThere()).isEqualTo(1);
  }

  private static List<Long> counts(ReferenceReport report) {
    return List.of(
        report.read(), report.inserted(), report.changed(), report.unchanged(), report.rejected());
  }
}
