package io.haat.batch.reference;

import static io.haat.batch.TestShop.STORES;
import static io.haat.batch.TestShop.STORES_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreListTest {
  /** Instants with an offset, so that no zone has a say in them: 23:30 and 00:30 in London. */
  private static final String NIGHT =
      """
      R1,,2026-01-05T23:30:00Z,S1,Leeds,P1,Tea,,,1,2.50
      R2,,2026-01-06T00:30:00Z,S1,Leeds,P1,Tea,,,1,2.50
      R3,refund,2026-01-05T23:45:00Z,S1,Leeds,P1,Tea,,,1,2.50
      R4,,2026-01-05T23:30:00Z,S2,York,P1,Tea,,,1,7.00
      """;

  private static final String IN_KOLKATA = STORES_HEADER + "S1,Main,,,,,Asia/Kolkata,,,,\n";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void a_new_zone_moves_what_was_sold_near_midnight_to_another_day() throws Exception {
    shop.sales(NIGHT);
    assertThat(days())
        .containsExactly(
            "S1|2026-01-05|1|2.5000|1|2.5000",
            "S1|2026-01-06|1|2.5000|0|0.0000",
            "S2|2026-01-05|1|7.0000|0|0.0000");
    List<String> instants = shop.rows("select transaction_id, sold_at from v_sales order by 1");

    ReferenceReport report = shop.list(STORES, IN_KOLKATA);

    assertThat(report.changed()).isEqualTo(1);
    assertThat(days())
        .containsExactly("S1|2026-01-06|2|5.0000|1|2.5000", "S2|2026-01-05|1|7.0000|0|0.0000");
    assertThat(shop.rows("select transaction_id, sold_at from v_sales order by 1"))
        .isEqualTo(instants);
    assertThat(shop.rows("select distinct sold_on from v_sales where store_id = 'S1'"))
        .containsExactly("2026-01-06");
  }

  @Test
  void zone_and_sales_give_the_same_days_in_either_order() throws Exception {
    TestShop listFirst = shopIn("list-first");
    TestShop salesFirst = shopIn("sales-first");
    listFirst.list(STORES, IN_KOLKATA);
    listFirst.sales(NIGHT);
    salesFirst.sales(NIGHT);
    salesFirst.list(STORES, IN_KOLKATA);

    assertThat(salesFirst.everything()).isEqualTo(listFirst.everything());
    assertThat(salesFirst.days()).isNotEmpty();
  }

  @Test
  void a_list_without_zones_and_cities_leaves_them_to_the_sales_in_either_order() throws Exception {
    String list = STORES_HEADER + "S1,Main,,North,GB,1,,,53.8,-1.55,2001-05-06\n";
    TestShop listFirst = shopIn("list-first");
    TestShop salesFirst = shopIn("sales-first");
    listFirst.list(STORES, list);
    listFirst.sales(NIGHT);
    salesFirst.sales(NIGHT);
    salesFirst.list(STORES, list);

    assertThat(salesFirst.everything()).isEqualTo(listFirst.everything());
    assertThat(
            listFirst.rows(
                "select store_city, business_zone, country, latitude from dim_store where store_id = 'S1'"))
        .containsExactly("Leeds|Europe/London|GB|53.800000");
  }

  @Test
  void a_new_city_takes_the_stores_sales_with_it_and_no_others() throws Exception {
    shop.sales(
        """
        R1,,2026-01-05 10:00:00,S1,Leeds,P1,Tea,,,1,2.50
        R2,,2026-01-05 10:00:00,S2,Leeds,P1,Tea,,,1,1.00
        R3,,2026-01-05 10:00:00,S3,York,P1,Tea,,,1,4.00
        R4,,2026-01-05 10:00:00,S1,Leeds,P2,Cup,,,1,9.00
        """);
    shop.list(STORES, STORES_HEADER + "S1,Main,York,,,,,,,,\n");

    String cities =
        "select store_city, product_id, total_sales, lines from city_product_sales order by 1, 2";
    assertThat(shop.rows(cities))
        .containsExactly("Leeds|P1|1.0000|1", "York|P1|6.5000|2", "York|P2|9.0000|1");
    assertThat(shop.published()).isEqualTo(shop.rows(cities));

    shop.sales("R5,,2026-01-06 10:00:00,S1,Leeds,P2,Cup,,,1,1.00\n");
    assertThat(shop.rows(cities))
        .containsExactly("Leeds|P1|1.0000|1", "York|P1|6.5000|2", "York|P2|10.0000|2");
  }

  @Test
  void what_a_list_leaves_blank_stays_as_it_is_known() throws Exception {
    shop.list(
        STORES,
        STORES_HEADER + "S1,Main,Leeds,North,GB,1,Europe/London,GBP,53.8,-1.55,2001-05-06\n");
    List<String> before = shop.everything();
    shop.timeIs("2026-06-01T00:00:00Z");
    ReferenceReport report = shop.list(STORES, STORES_HEADER + "S1,,,,,,,,,,\n");

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(shop.everything()).isEqualTo(before);
  }

  @Test
  void an_older_list_read_late_only_fills_what_is_unknown() throws Exception {
    String older = STORES_HEADER + "S1,Old name,Hull,North,,,,,,,\n";
    String newer = STORES_HEADER + "S1,New name,Leeds,,,,,,,,\n";
    shop.timeIs("2026-03-01T00:00:00Z");
    shop.list(STORES.replace("city: city", "city: upper(city)"), older);
    shop.timeIs("2026-04-01T00:00:00Z");
    shop.list(STORES, newer);
    shop.list(STORES, older);

    assertThat(shop.rows("select store_name, store_city, store_region from dim_store"))
        .containsExactly("New name|Leeds|North");
  }

  private TestShop shopIn(String name) throws Exception {
    return new TestShop(Files.createDirectories(folder.resolve(name)));
  }

  private List<String> days() throws Exception {
    return shop.rows(
        """
        select store_id, day, lines, sales_amount, refund_lines, refund_amount
        from v_daily order by 1, 2""");
  }
}
