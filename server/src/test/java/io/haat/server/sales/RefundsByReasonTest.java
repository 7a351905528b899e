package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RefundsByReasonTest {
  private static final String[] FIELDS = {
    "reason", "currency", "refund_lines", "refund_units", "refunds", "share", "refund_rate"
  };

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
  void each_reason_has_its_share_of_refunds_and_its_part_of_sales() {
    // Sales are 250 + 100 + 180 + 100 = 630, refunds 150.
    assertThat(market.rows("refunds/by-reason", FIELDS))
        .containsExactly(
            "damaged INR 1 1 100 0.666667 0.15873", "null INR 1 1 50 0.333333 0.079365");
  }

  @Test
  void filters_narrow_it() {
    assertThat(market.rows("refunds/by-reason?city=Delhi", FIELDS))
        .containsExactly("null INR 1 1 50 1 0.178571");
    assertThat(market.rows("refunds/by-reason?category=Drinks", FIELDS))
        .containsExactly("damaged INR 1 1 100 1 0.25");
    assertThat(market.rows("refunds/by-reason?channel=store", "reason", "refunds"))
        .containsExactly("null 50");
    assertThat(market.rows("refunds/by-reason?to=2025-03-13", "reason", "refunds"))
        .containsExactly("damaged 100");
  }
}
