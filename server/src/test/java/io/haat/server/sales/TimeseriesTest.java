package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TimeseriesTest {
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
  void days_without_sales_are_rows_of_nothing() {
    assertThat(
            market.rows(
                "sales/timeseries?from=2025-03-09&to=2025-03-13&store=S1",
                "start",
                "net",
                "transactions"))
        .containsExactly(
            "2025-03-09T00:00 0 0",
            "2025-03-10T00:00 250 1",
            "2025-03-11T00:00 0 1",
            "2025-03-12T00:00 0 0");
  }

  @Test
  void hours_weeks_and_months_without_sales_are_there_too() {
    assertThat(
            market.rows("sales/timeseries?from=2025-03-10&to=2025-03-12&granularity=hour", "start"))
        .hasSize(48);
    assertThat(
            market.rows(
                "sales/timeseries?from=2025-02-26&to=2025-03-15&granularity=week", "start", "net"))
        .containsExactly("2025-02-24T00:00 0", "2025-03-03T00:00 0", "2025-03-10T00:00 480");
    assertThat(
            market.rows(
                "sales/timeseries?from=2025-01-31&to=2025-03-15&granularity=month", "start", "net"))
        .containsExactly("2025-01-01T00:00 0", "2025-02-01T00:00 0", "2025-03-01T00:00 480");
  }

  @Test
  void of_years_of_hours_only_those_between_the_first_and_the_last_sale_are_told() {
    assertThat(
            market.rows("sales/timeseries?from=2001-01-01&to=2026-01-01&granularity=hour", "start"))
        .hasSize(72)
        .startsWith("2025-03-10T10:00")
        .endsWith("2025-03-13T09:00");
  }

  @Test
  void minutes_are_told_of_two_days_at_most() {
    assertThat(
            market.rows(
                "sales/timeseries?from=2025-03-12&to=2025-03-13&granularity=minute",
                "start",
                "net",
                "transactions"))
        .hasSize(1_440)
        .contains("2025-03-12T10:15 180 1", "2025-03-12T10:40 100 1", "2025-03-12T10:16 0 0");

    var answer =
        market.server.json("sales/timeseries?from=2025-03-10&to=2025-03-13&granularity=minute");
    assertThat(answer.get("detail").asText()).contains("at most 2 days");
  }

  @Test
  void days_without_any_sale_have_no_rows_since_they_have_no_currency() {
    assertThat(market.rows("sales/timeseries?from=2024-01-01&to=2024-02-01", "start")).isEmpty();
  }
}
