package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each topic has a lateness of its own: here sales of less than is usual, and refunds of more. */
class LatenessTest {
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void a_minute_closes_by_the_lateness_of_its_own_topic() {
    try (TestStream stream = TestStream.prepare(LatenessTest::shortAndLong).start()) {
      Tables tables = stream.tables();
      sendBoth(stream, "now", now);
      stream.awaitWatermark(EventType.SALE, now);
      stream.awaitWatermark(EventType.REFUND, now);

      // Closed for sales, and would not be as is usual; open for refunds, and would not be.
      sendBoth(stream, "5m", now.minusSeconds(300));
      sendBoth(stream, "20m", now.minusSeconds(1_200));

      tables.await(
          List.of("20m-0", "20m-1", "5m-0", "5m-1"),
          "select event_id from late_event where retailer = ? and topic = ? order by 1",
          shop.retailer(),
          stream.topic(EventType.SALE));
      tables.await(
          "6|f",
          "select sum(refunds), bool_or(corrected) from refund_metrics_minute where retailer = ?",
          shop.retailer());
      assertThat(
              tables.rows(
                  "select event_id from late_event where topic = ?",
                  stream.topic(EventType.REFUND)))
          .isEmpty();
      // The sales' minutes are counted anew: the correction goes by the same lateness.
      tables.await(
          "4|t",
          """
          select sum(total_transactions), bool_and(corrected) from transactions_summary
          where retailer = ? and window_start < ?""",
          shop.retailer(),
          Shop.minute(now.minusSeconds(240)));
    }
  }

  private void sendBoth(TestStream stream, String name, Instant time) {
    for (int partition = 0; partition < 2; partition++) {
      String id = name + "-" + partition;
      Event sale = shop.sale(id, "S", null, time, Shop.item("tea", 1, 100));
      stream.send(sale, partition);
      stream.send(shop.refund(id, "S", null, 100, time), partition);
    }
  }

  private static StreamSettings shortAndLong(StreamSettings settings) {
    return settings.withTiming(
        settings
            .timing()
            .withLateness(EventType.SALE, Duration.ofMinutes(1))
            .withLateness(EventType.REFUND, Duration.ofMinutes(30)));
  }
}
