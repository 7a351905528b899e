package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import io.haat.warehouse.rollup.RollupCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRollupsTest {
  private static final String MAPPING =
      """
      source: till
      retailer: shop
      timezone: Europe/London
      currency: GBP
      line:
        transaction_id: receipt
        line_no: line
        kind: kind
        sold_at: instant(sold_at)
        store_id: store
        product_id: sku
        category: category
        quantity: number(quantity)
        unit_price: number(price)
        channel: channel
        currency: currency
      """;
  private static final String HEADER =
      "receipt,line,kind,sold_at,store,sku,category,quantity,price,channel,currency\n";

  @TempDir private Path folder;
  private TestShop shop;
  private final Random random = new Random(5);

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void receipts_whole_in_one_unit_need_no_second_count() throws Exception {
    load(lines(0, 200));

    assertThat(shop.rows("table rollup_change")).isEmpty();
    assertThat(differences()).isEmpty();
    assertThat(
            shop.rows(
                """
                select (select sum(transactions) from sales_hourly) > 0, bool_and(n = 1)
                from (select count(*) as n from fact_sales group by line_id) x"""))
        .containsExactly("t|t");
  }

  @Test
  void receipts_cut_by_units_count_once() throws Exception {
    shop.cutsUnitsOf(37);
    load(lines(0, 200));

    assertThat(differences()).isEmpty();
    assertThat(shop.rows("table rollup_change")).isEmpty();
  }

  @Test
  void receipts_in_no_order_and_over_several_files_count_once() throws Exception {
    List<String> lines = lines(0, 200);
    Collections.shuffle(lines, random);
    shop.cutsUnitsOf(100);
    load(lines.subList(0, 300));
    load(lines.subList(200, lines.size()));

    assertThat(differences()).isEmpty();
  }

  @Test
  void a_catalogue_that_names_other_categories_is_followed() throws Exception {
    load(lines(0, 100));
    shop.list(
        TestShop.PRODUCTS, TestShop.PRODUCTS_HEADER + "P1,One,Other,,1,2,\nP2,Two,Other,,1,2,\n");
    assertThat(shop.rows("select day, recount from rollup_change")).containsExactly("|t");
    assertThat(differences()).isNotEmpty();

    load(lines(100, 110));
    assertThat(differences()).isEmpty();
  }

  @Test
  void days_and_hours_follow_a_store_into_another_zone() throws Exception {
    load(lines(0, 100));
    shop.list(TestShop.STORES, TestShop.STORES_HEADER + "S1,,,,,,Asia/Kathmandu,,,,\n");
    assertThat(differences()).isEmpty();

    load(lines(100, 200));
    assertThat(differences()).isEmpty();
  }

  private void load(List<String> lines) throws Exception {
    LoadReport report =
        ((LoadOutcome.SalesLoaded) shop.load(MAPPING, HEADER + String.join("", lines))).report();
    assertThat(report.rejected()).isZero();
  }

  /** Of receipts within six days: some over midnight, some by two channels, some refunded. */
  private List<String> lines(int from, int to) {
    var lines = new ArrayList<String>();
    for (int receipt = from; receipt < to; receipt++) {
      Instant time = Instant.parse("2026-02-10T00:00:00Z").plusSeconds(random.nextInt(6 * 86_400));
      String channel = random.nextBoolean() ? "web" : "";
      String currency = random.nextInt(10) == 0 ? "EUR" : "GBP";
      int count = 1 + random.nextInt(5);
      int store = 1 + random.nextInt(3);
      for (int line = 1; line <= count; line++) {
        boolean odd = random.nextInt(20) == 0;
        int product = 1 + random.nextInt(6);
        lines.add(
            String.format(
                Locale.ROOT,
                "R%d,%d,%s,%s,S%d,P%d,%s,%d,%d.50,%s,%s%n",
                receipt,
                line,
                random.nextInt(15) == 0 ? "refund" : "sale",
                odd ? time.plusSeconds(7_200) : time,
                store,
                product,
                product == 6 ? "" : "C" + product % 3,
                1 + random.nextInt(3),
                1 + random.nextInt(9),
                odd ? "phone" : channel,
                currency));
      }
    }
    return lines;
  }

  private List<String> differences() throws Exception {
    try (Connection connection = shop.warehouse().connect()) {
      return RollupCheck.differences(connection);
    }
  }
}
