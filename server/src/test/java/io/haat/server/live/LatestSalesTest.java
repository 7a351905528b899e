package io.haat.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The latest receipts, at 10:30:20. */
final class LatestSalesTest {
  private static RunningServer server;

  @BeforeAll
  static void sell() throws SQLException {
    server = new RunningServer();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar');
        insert into dim_store (retailer_key, store_id, store_city, business_zone)
        values (1, 'S1', 'Mumbai', 'Asia/Kolkata'), (1, 'S2', 'Delhi', 'Asia/Kolkata');
        insert into dim_product (retailer_key, product_id, product_name) values (1, 'P1', 'Tea'), (1, 'P2', 'Rice');
        insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, quantity, unit_price, discount,
                                total_amount, currency, channel, payment_method, origin_unit, origin_row)
        select store, md5('l' || n)::uuid, transaction, n::text, at::timestamptz, product, quantity, 100, 0, amount, 'INR', channel,
               payment, 1, n
        from (values (1, 1, 'T1', '2025-03-15T10:30:00Z', 1, 1.5, 150, 'store', 'cash'),
                     (2, 1, 'T1', '2025-03-15T10:30:00Z', 2, 2, 200.25, 'store', 'cash'),
                     (3, 2, 'T1', '2025-03-15T10:30:10Z', 1, 1, 100, 'online', null),
                     (4, 2, 'T0', '2025-03-15T10:30:10Z', 1, 1, 100, null, 'card'),
                     (5, 1, 'AHEAD', '2025-03-15T10:33:00Z', 1, 1, 100, null, null),
                     (6, 1, 'TOO_FAR', '2025-03-15T10:36:00Z', 1, 1, 100, null, null),
                     (7, 1, 'MINUTES', '2025-03-15T10:25:00Z', 1, 1, 100, null, null),
                     (8, 2, 'HOURS', '2025-03-15T08:00:00Z', 1, 1, 100, null, null),
                     (9, 1, 'DAYS', '2025-03-08T11:00:00Z', 1, 1, 100, null, null),
                     (10, 1, 'TOO_OLD', '2025-03-08T10:00:00Z', 1, 1, 100, null, null))
             l (n, store, transaction, at, product, quantity, amount, channel, payment)""");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void receipts_of_a_week_come_with_the_last_one_first() {
    assertThat(transactions("live/sales"))
        .containsExactly("AHEAD", "T0", "T1", "T1", "MINUTES", "HOURS", "DAYS");
    assertThat(transactions("live/sales?city=Delhi")).containsExactly("T0", "T1", "HOURS");
  }

  @Test
  void as_many_are_told_as_are_asked_for_however_far_back_they_are() {
    List<String> all = transactions("live/sales");

    for (int limit = 1; limit <= all.size(); limit++) {
      assertThat(transactions("live/sales?limit=" + limit)).isEqualTo(all.subList(0, limit));
    }
  }

  @Test
  void a_receipt_is_told_with_the_sum_of_its_lines_and_the_largest_of_them() {
    JsonNode answer = server.json("live/sales?store=S1");

    assertThat(answer.get("at").asText()).isEqualTo(RunningServer.NOW.toString());
    assertThat(answer.get("items").get(1).toString())
        .isEqualTo(
            """
            {"retailer":"bazaar","store":"S1","transaction":"T1","sold_at":"2025-03-15T10:30:00Z","currency":"INR","amount":350.25,\
            "units":3.5,"lines":2,"largest_product":"P2","largest_product_name":"Rice","channel":"store","payment_method":"cash"}""");
  }

  private static List<String> transactions(String path) {
    return server.json(path).get("items").findValuesAsText("transaction");
  }
}
