package io.haat.stream.live;

import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now();

  @Test
  void the_job_tells_how_far_it_is_how_much_comes_and_how_long_it_takes() {
    try (TestStream stream = TestStream.prepare().start()) {
      SaleEvent sale = shop.sale("A", "S", null, now, Shop.item("tea", 1, 100));
      for (int partition = 0; partition < 2; partition++) {
        stream.send(sale, partition);
        stream.send(EventType.SALE, partition, new byte[] {'?'});
      }
      stream.awaitWatermark(EventType.SALE, now.minusMillis(1));
      stream.send(shop.sale("B", "S", null, now.minusSeconds(9_999), Shop.item("tea", 1, 1)), 0);

      String topic = stream.topic(EventType.SALE);
      stream
          .tables()
          .await(
              "2|3|2|1|1|t|t",
              """
              select count(*), sum(events), sum(rejected), sum(duplicates), sum(late),
                     bool_or(latency_p50_ms > 0), bool_or(latency_p99_ms between 0.1 and 30000)
              from stream_progress where topic = ?""",
              topic);
    }
  }
}
