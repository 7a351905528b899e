package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HeatmapTest {
  private static Market market;

  @BeforeAll
  static void open() throws SQLException {
    market = new Market();
  }

  @AfterAll
  static void close() {
    market.close();
  }

  @Test
  void hours_and_weekdays_are_those_of_the_shops() {
    assertThat(
            market.rows(
                "sales/heatmap", "weekday", "hour", "currency", "net", "transactions", "units"))
        .containsExactly(
            "1 10 INR 250 1 3",
            "2 1 INR 100 1 1",
            "2 10 INR -100 0 0",
            "3 10 INR 280 2 5",
            "4 9 INR -50 0 0");
  }

  @Test
  void filters_narrow_it() {
    assertThat(market.rows("sales/heatmap?store=S2", "weekday", "hour", "net"))
        .containsExactly("3 10 280", "4 9 -50");
    assertThat(market.rows("sales/heatmap?channel=online", "weekday", "hour", "net"))
        .containsExactly("1 10 250", "2 10 -100");
    assertThat(market.rows("sales/heatmap?category=Food", "weekday", "hour", "net"))
        .containsExactly("1 10 50", "3 10 180", "4 9 -50");
    assertThat(market.rows("sales/heatmap?product=P1&channel=store", "weekday", "hour", "net"))
        .containsExactly("2 1 100", "3 10 100");
  }

  @Test
  void hours_of_a_category_are_not_counted_for_years() {
    var answer = market.server.json("sales/heatmap?category=Food&from=2024-01-01");

    assertThat(answer.get("status").asInt()).isEqualTo(400);
    assertThat(answer.get("detail").asText()).contains("at most 31 days");
  }

  @Test
  void segments_of_customers_do_not_exist_yet() {
    var answer = market.server.json("sales/heatmap?customer_segment=loyal");

    assertThat(answer.get("status").asInt()).isEqualTo(404);
    assertThat(answer.get("detail").asText()).contains("there is no customer_segment 'loyal'");
  }
}
