package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LinesTest {
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
  void lines_come_newest_first_in_the_shops_time() {
    assertThat(
            market.rows(
                "sales/lines",
                "kind",
                "transaction",
                "local_time",
                "store",
                "product",
                "customer",
                "quantity",
                "amount",
                "reason"))
        .containsExactly(
            "refund R2 2025-03-13T09:00:00 S2 P2 null 1 50 null",
            "sale T4 2025-03-12T10:40:00 S2 P1 C2 1 100 null",
            "sale T3 2025-03-12T10:15:00 S2 P2 C1 4 180 null",
            "refund R1 2025-03-11T10:30:00 S1 P1 C1 1 100 damaged",
            "sale T2 2025-03-11T01:30:00 S1 P1 null 1 100 null",
            "sale T1 2025-03-10T10:00:00 S1 P2 C1 1 50 null",
            "sale T1 2025-03-10T10:00:00 S1 P1 C1 2 200 null");
    assertThat(market.server.json("sales/lines").get("lines").asInt()).isEqualTo(7);
  }

  @Test
  void filters_narrow_them() {
    assertThat(market.rows("sales/lines?kind=refund", "transaction")).containsExactly("R2", "R1");
    assertThat(market.rows("sales/lines?reason=damaged", "transaction")).containsExactly("R1");
    assertThat(market.rows("sales/lines?reason=none", "transaction")).containsExactly("R2");
    assertThat(market.rows("sales/lines?weekday=3&hour=10", "transaction"))
        .containsExactly("T4", "T3");
    assertThat(market.rows("sales/lines?product=P1&channel=online", "transaction"))
        .containsExactly("R1", "T1");
    assertThat(market.rows("sales/lines?from=2025-03-11&to=2025-03-12", "transaction"))
        .containsExactly("R1", "T2");
  }

  @Test
  void pages_follow_one_another_by_cursor() {
    var transactions = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page = market.server.json("sales/lines?limit=2" + cursor);
      transactions.addAll(Market.rows(page.get("items"), "transaction", "product"));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(transactions)
        .containsExactly("R2 P2", "T4 P1", "T3 P2", "R1 P1", "T2 P1", "T1 P2", "T1 P1");
  }

  @Test
  void a_cursor_that_nobody_gave_is_refused() {
    JsonNode answer = market.server.json("sales/lines?cursor=abc&hour=24&kind=gift");

    assertThat(answer.get("status").asInt()).isEqualTo(400);
    assertThat(answer.get("violations")).hasSize(3);
  }
}
