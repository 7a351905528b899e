package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutFactsTest {
  private static final SaleEvent.Item HUGE = Shop.item("gold", 1, 200_000_000_000L);

  private final Shop shop = Shop.open();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void what_no_window_counts_is_rejected() {
    try (TestStream stream = TestStream.prepare(settings -> settings.withFacts(false)).start()) {
      Tables tables = stream.tables();
      for (int partition = 0; partition < 2; partition++) {
        stream.send(
            shop.sale("now-" + partition, "S", null, now, Shop.item("tea", 1, 1)), partition);
      }
      stream.awaitWatermark(EventType.SALE, now);

      stream.send(shop.sale("late", "S", null, now.minusSeconds(3_600), Shop.item("tea", 1, 1)), 0);
      stream.send(shop.sale("huge", "S", null, now, HUGE), 0);

      tables.await(
          List.of("{not_countable}|huge", "{window_closed}|late"),
          """
          select rules, raw::json ->> 'transaction_id' from rejected_record order by 1""");
      assertThat(
              tables.one(
                  "select sum(total_transactions) from transactions_summary where retailer = ?",
                  shop.retailer()))
          .isEqualTo("2");
      assertThat(tables.rows("select * from fact_sales")).isEmpty();
    }
  }
}
