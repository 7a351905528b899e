package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CityProductsTest {
  private static final String PATH = "sales/by-city-product";

  private static RunningServer server;

  @BeforeAll
  static void open() throws SQLException {
    server = new RunningServer();
    server.execute(
        """
        insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
        values ('bazaar', 'Delhi', 'P1', 'INR', 300, 3), ('bazaar', 'Mumbai', 'P1', 'INR', 100.5, 2),
               ('bazaar', 'Mumbai', 'P2', 'INR', 80, 1), ('harbour', 'London', 'P1', 'GBP', 9, 1)""");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void each_product_of_each_city_has_its_total_and_average() {
    assertThat(rows(PATH))
        .containsExactly(
            "bazaar Delhi P1 INR 300 100 3",
            "bazaar Mumbai P1 INR 100.5 50.25 2",
            "bazaar Mumbai P2 INR 80 80 1",
            "harbour London P1 GBP 9 9 1");
  }

  @Test
  void filters_and_pages_narrow_it() {
    assertThat(rows(PATH + "?city=Mumbai&city=London&product=P1"))
        .containsExactly("bazaar Mumbai P1 INR 100.5 50.25 2", "harbour London P1 GBP 9 9 1");
    JsonNode first = server.json(PATH + "?limit=3");
    assertThat(first.get("items")).hasSize(3);
    assertThat(rows(PATH + "?limit=3&cursor=" + first.get("next").asText()))
        .containsExactly("harbour London P1 GBP 9 9 1");
  }

  @Test
  void long_names_do_not_end_the_pages() throws SQLException {
    String name = "नाम ".repeat(20);
    server.execute(
        """
        insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
        values ('zenith', '%1$s', '%1$s', 'INR', 1, 1), ('zenith', '%1$s', '%1$s2', 'INR', 1, 1)"""
            .formatted(name));
    JsonNode first = server.json(PATH + "?retailer=zenith&limit=1");
    JsonNode second =
        server.json(PATH + "?retailer=zenith&limit=1&cursor=" + first.get("next").asText());

    assertThat(second.get("items").findValuesAsText("product")).containsExactly(name + "2");
    server.execute("delete from city_product_sales where retailer = 'zenith'");
  }

  @Test
  void days_are_not_told_apart() {
    assertThat(server.json(PATH + "?from=2025-01-01").get("status").asInt()).isEqualTo(400);
  }

  private static java.util.List<String> rows(String path) {
    return Market.rows(
        server.json(path).get("items"),
        "retailer",
        "city",
        "product",
        "currency",
        "total_sales",
        "avg_sales",
        "lines");
  }
}
