package io.haat.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import io.haat.warehouse.rollup.RollupKeeper;
import io.haat.warehouse.rollup.StoreRebuild;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class InventoryTest {
  private static RunningServer server;

  /**
   * Two shops. Of the last 28 days that are over, S1 sold 56 tea at 10, 14 rice at 50 and 1 salt at
   * 5, S2 sold 7 tea; today's sales do not count yet.
   */
  @BeforeAll
  static void open() throws SQLException {
    server = new RunningServer();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar');
        insert into dim_store (retailer_key, store_id, store_city, business_zone)
        values (1, 'S1', 'Mumbai', 'Asia/Kolkata'), (1, 'S2', 'Delhi', 'Asia/Kolkata');
        insert into dim_product (retailer_key, product_id, product_name, category)
        values (1, 'P1', 'Tea', 'Drinks'), (1, 'P2', 'Rice', 'Food'), (1, 'P3', 'Salt', 'Food'), (1, 'P4', 'Lamp', 'Home');
        update dim_product set valid_from = '2024-01-01' where product_id = 'P4';
        insert into dim_product (retailer_key, product_id, product_name, category, valid_to)
        values (1, 'P4', 'Lamp', 'Food', '2024-01-01');
        insert into fact_sales (store_key, line_id, transaction_id, sold_at, product_key, quantity, unit_price,
                                discount, total_amount, currency, origin_unit, origin_row)
        select store, md5(n::text)::uuid, 'T' || n, at::timestamptz, product, units, price, 0, units * price, 'INR', 1, n
        from (values (1, 1, '2025-03-14T05:00Z', 1, 40, 10), (2, 1, '2025-02-20T05:00Z', 1, 16, 10),
                     (3, 1, '2025-03-01T05:00Z', 2, 14, 50), (4, 1, '2025-03-02T05:00Z', 3, 1, 5),
                     (5, 2, '2025-03-03T05:00Z', 1, 7, 10), (6, 1, '2025-03-15T05:00Z', 1, 99, 10),
                     (7, 1, '2025-02-14T05:00Z', 1, 99, 10)) s (n, store, at, product, units, price);
        insert into stock_level (store_key, product_id, current_stock, event_time, event_id, reorder_level)
        values (1, 'P1', 4, '2025-03-15T09:00Z', 'e1', 5), (1, 'P2', 28, '2025-03-15T09:01Z', 'e2', 5),
               (1, 'P3', 0, '2025-03-15T09:02Z', 'e3', null), (1, 'P4', 9, '2025-03-15T09:03Z', 'e4', null),
               (2, 'P1', 10, '2025-03-15T09:04Z', 'e5', null)""");
    try (var connection = server.connect()) {
      StoreRebuild.run(connection, List.of(1, 2));
    }
    keep();
  }

  private static void keep() throws SQLException {
    try (var connection = server.connect()) {
      var keeper = new RollupKeeper(connection, Duration.ZERO);
      while (keeper.keep(RunningServer.NOW)) {
        // until all is done
      }
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void a_category_is_that_of_now() {
    assertThat(rows("inventory?category=Food", "product_name")).containsExactly("Salt", "Rice");
  }

  @Test
  void what_is_low_comes_first_then_what_does_not_last_long() {
    assertThat(
            rows(
                "inventory",
                "store",
                "product_name",
                "stock",
                "low_stock",
                "units_sold",
                "days_of_cover",
                "sell_through",
                "abc"))
        .containsExactly(
            // 630 of tea, 700 of rice, 5 of salt: rice alone is below 80 per cent, tea goes beyond
            // it
            "S1 Tea 4 true 56 2 0.933333 A",
            "S1 Salt 0 false 1 0 1 C",
            "S2 Tea 10 false 7 40 0.411765 A",
            "S1 Rice 28 false 14 56 0.333333 A",
            "S1 Lamp 9 false 0 null 0 C");
  }

  @Test
  void totals_are_of_all_that_the_filters_mean() {
    JsonNode all = server.json("inventory?limit=1");
    assertThat(all.get("items").size()).isEqualTo(1);
    JsonNode answer = server.json("inventory?city=Mumbai&low_stock=true");

    assertThat(answer.get("totals").get("products").asInt()).isEqualTo(4);
    assertThat(answer.get("totals").get("low").asInt()).isEqualTo(1);
    assertThat(answer.get("totals").get("out").asInt()).isEqualTo(1);
    assertThat(answer.get("totals").get("stock").asInt()).isEqualTo(41);
    assertThat(answer.get("totals").get("units_sold").asInt()).isEqualTo(71);
    assertThat(answer.get("cover").get("under_3").asInt()).isEqualTo(1);
    assertThat(answer.get("cover").get("more").asInt()).isEqualTo(1);
    assertThat(answer.get("cover").get("unsold").asInt()).isEqualTo(1);
    assertThat(answer.get("items").size()).isEqualTo(1);
  }

  @Test
  void stores_whose_sales_are_still_to_be_counted_are_told() throws SQLException {
    assertThat(server.json("inventory").get("stores_to_come").asInt()).isZero();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('fresh');
        insert into dim_store (retailer_key, store_id, business_zone)
        select retailer_key, store, 'Asia/Kolkata' from dim_retailer, unnest(array['F1', 'F2']) store where retailer = 'fresh';
        insert into stock_level (store_key, product_id, current_stock, event_time, event_id)
        select store_key, 'P1', 4, '2025-03-15T09:00Z', 'f1' from dim_store where store_id = 'F1'""");

    assertThat(server.json("inventory?retailer=fresh").get("stores_to_come").asInt()).isOne();
    assertThat(server.json("inventory?retailer=bazaar").get("stores_to_come").asInt()).isZero();
    keep();
    JsonNode kept = server.json("inventory?retailer=fresh");
    assertThat(kept.get("stores_to_come").asInt()).isZero();
    assertThat(kept.get("cover").get("unsold").asInt()).isOne();
    server.execute("delete from stock_level where event_id = 'f1'");
  }

  @Test
  void filters_and_pages_narrow_the_list() {
    assertThat(rows("inventory?cover=unsold", "product")).containsExactly("P4");
    assertThat(rows("inventory?category=Food", "product")).containsExactly("P3", "P2");
    JsonNode first = server.json("inventory?limit=3");
    assertThat(rows("inventory?limit=3&cursor=" + first.get("next").asText(), "product"))
        .containsExactly("P2", "P4");
  }

  @Test
  void without_stock_there_are_no_items() {
    JsonNode answer = server.json("inventory?product=P4&store=S2");

    assertThat(answer.get("items").size()).isZero();
    assertThat(answer.get("totals").get("products").asInt()).isZero();
  }

  private static List<String> rows(String path, String... fields) {
    var rows = new ArrayList<String>();
    for (JsonNode item : server.json(path).get("items")) {
      var row = new ArrayList<String>();
      for (String field : fields) {
        JsonNode value = item.get(field);
        row.add(
            value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText());
      }
      rows.add(String.join(" ", row));
    }
    return rows;
  }
}
