package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.EventType;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class EventTimeTest {
  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  EventTimeTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @Test
  void one_clock_far_in_the_future_is_rejected_and_closes_nothing() {
    stream.send(shop.sale("A", "S", null, now, Shop.item("tea", 1, 100)), 0);
    stream.awaitWatermark(EventType.SALE, now);
    Instant future = now.plus(3, ChronoUnit.DAYS);
    stream.send(shop.sale("F", "S", null, future, Shop.item("tea", 1, 100)), 0);
    stream.send(shop.sale("F", "S", null, future, Shop.item("tea", 1, 100)), 1);
    tables.await(
        "timestamp_out_of_range|2",
        """
        select array_to_string(rules, ','), count(*) from rejected_record
        join load_unit using (load_unit_key) join dim_retailer using (retailer_key)
        where retailer = ? group by 1""",
        shop.retailer());
    stream.send(shop.sale("B", "S", null, now.minusSeconds(500), Shop.item("tea", 1, 100)), 0);
    tables.await(
        "2|f",
        """
        select sum(total_transactions), bool_or(corrected) from transactions_summary
        where retailer = ?""",
        shop.retailer());
    assertThat(tables.one("select count(*) from late_event where retailer = ?", shop.retailer()))
        .isEqualTo("0");
  }

  @Test
  void a_clock_that_is_a_little_ahead_is_taken_but_time_goes_by_the_broker() {
    Instant ahead = now.plusSeconds(200);
    stream.send(shop.sale("A", "S", null, ahead, Shop.item("tea", 1, 100)), 0);

    tables.await(
        "1",
        """
        select total_transactions from transactions_summary
        where retailer = ? and window_start = ?""",
        shop.retailer(),
        Shop.minute(ahead));
    stream.awaitWatermark(EventType.SALE, now);
    assertThat(
            tables.one(
                "select count(*) from stream_progress where watermark > now() + interval '1 s'"))
        .isEqualTo("0");
  }

  @Test
  void a_partition_that_is_silent_holds_back_nothing() {
    stream.send(shop.refund("A", "S", "sale", 100, now.minusSeconds(60)), 0);
    stream.send(shop.refund("B", "S", "sale", 100, now), 1);

    stream.awaitWatermark(EventType.REFUND, now);
  }

  @Test
  void records_that_are_not_valid_hold_back_nothing_either() {
    for (int i = 0; i < 3; i++) {
      stream.send(EventType.CUSTOMER, 0, new byte[] {'?'});
    }
    stream.send(shop.customer("A", "ann", CustomerEvent.Kind.VIEW, now), 1);

    stream.awaitWatermark(EventType.CUSTOMER, now);
  }
}
