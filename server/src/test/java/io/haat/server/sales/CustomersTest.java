package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import io.haat.warehouse.rollup.RollupKeeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CustomersTest {
  private static final String[] FIELDS = {
    "customer", "name", "net", "refunds", "transactions", "first_on", "recency_days", "is_new"
  };

  private static Market market;

  /** Asha bought in January already, and so did somebody who has not come back. */
  @BeforeAll
  static void open() throws SQLException {
    market = new Market();
    market.server.execute(
        """
        insert into dim_customer (retailer_key, customer_id, city) values (1, 'C3', 'Goa');
        insert into fact_sales (store_key, line_id, transaction_id, sold_at, product_key, customer_key, quantity, unit_price,
                                discount, total_amount, currency, origin_unit, origin_row)
        values (1, md5('8')::uuid, 'T8', '2025-01-20T05:00Z', 1, 1, 1, 100, 0, 100, 'INR', 1, 8),
               (2, md5('9')::uuid, 'T9', '2025-01-21T05:00Z', 1, 3, 1, 70, 0, 70, 'INR', 1, 9)""");
    market.rebuild();
    try (var connection = market.server.connect()) {
      var keeper = new RollupKeeper(connection, Duration.ZERO);
      while (keeper.keep(RunningServer.NOW)) {
        // until all is done
      }
    }
  }

  @AfterAll
  static void close() {
    market.close();
  }

  @Test
  void customers_of_some_days_are_new_or_have_bought_before() {
    JsonNode answer = market.server.json("customers?from=2025-03-01&to=2025-03-16");

    assertThat(Market.rows(answer.get("items"), FIELDS))
        .containsExactly(
            "C1 Asha 330 100 2 2025-01-20 3 false", "C2 Ravi 100 0 1 2025-03-12 3 true");
    assertThat(answer.get("totals").toString())
        .isEqualTo(
            "{\"customers\":2,\"new\":1,\"returning\":1,\"repeat\":1,\"repeat_rate\":0.5,"
                + "\"transactions\":3,\"transactions_per_customer\":1.5}");
    assertThat(answer.get("frequency").toString())
        .isEqualTo("{\"once\":1,\"twice\":1,\"three_to_five\":0,\"six_or_more\":0}");
    assertThat(answer.get("known_share").asDouble()).isEqualTo(0.75);
  }

  @Test
  void filters_narrow_them_and_days_add_up() {
    assertThat(market.rows("customers?from=2025-01-01&to=2025-03-16", FIELDS))
        .containsExactly(
            "C1 Asha 430 100 3 2025-01-20 3 true",
            "C2 Ravi 100 0 1 2025-03-12 3 true",
            "C3 null 70 0 1 2025-01-21 53 true");
    assertThat(market.rows("customers?city=Mumbai&from=2025-03-01", "customer", "net"))
        .containsExactly("C1 150");
    assertThat(market.rows("customers?category=Food", "customer", "net")).containsExactly("C1 230");
    assertThat(market.rows("customers?channel=store", "customer", "net"))
        .containsExactly("C1 180", "C2 100");
    assertThat(market.rows("customers?frequency=twice", "customer")).containsExactly("C1");
  }

  @Test
  void more_than_a_month_of_a_category_or_channel_is_refused() {
    String days = "?from=2025-01-01&to=2025-03-01&";
    for (String filter : new String[] {"category=Food", "product=P1", "channel=online"}) {
      assertThat(market.server.json("customers" + days + filter).get("status").asInt())
          .isEqualTo(400);
      assertThat(market.server.json("customers/timeseries" + days + filter).toString())
          .contains("at most 31 days");
    }
  }

  @Test
  void pages_follow_one_another_in_the_order_asked_for() {
    var customers = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page = market.server.json("customers?from=2025-01-01&limit=1&sort=last_on" + cursor);
      customers.addAll(Market.rows(page.get("items"), "customer", "last_on"));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(customers).containsExactly("C1 2025-03-12", "C2 2025-03-12", "C3 2025-01-21");
  }

  @Test
  void a_csv_has_all_of_them() {
    assertThat(market.server.get("customers?from=2025-01-01&format=csv").body().lines())
        .hasSize(4)
        .last()
        .isEqualTo(
            "bazaar,C3,,Goa,INR,2025-01-21,2025-01-21,53,true,1,1.000,70.0000,0.0000,70.0000,70.0000");
  }

  @Test
  void each_period_counts_a_customer_once() {
    assertThat(
            market.rows(
                "customers/timeseries?granularity=month&from=2025-01-01",
                "start",
                "customers",
                "new",
                "returning",
                "repeat",
                "transactions"))
        .containsExactly("2025-01-01 2 2 0 0 2", "2025-02-01 0 0 0 0 0", "2025-03-01 2 1 1 1 3");
  }

  @Test
  void a_name_that_becomes_known_is_told_at_once() throws SQLException {
    String first = "customers?from=2025-01-21&to=2025-01-22";
    assertThat(market.rows(first, "name")).containsExactly("null");
    market.server.execute("update dim_customer set customer_name = 'Dev' where customer_id = 'C3'");

    assertThat(market.rows(first, "name")).containsExactly("Dev");
    market.server.execute("update dim_customer set customer_name = null where customer_id = 'C3'");
  }
}
