package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class LateEventTest {
  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now();
  private final Instant longAgo = now.minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);

  LateEventTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @BeforeEach
  void it_is_now_everywhere() {
    for (int partition = 0; partition < 2; partition++) {
      stream.send(shop.sale("now-" + partition, "S", null, now, Shop.item("tea", 1, 1)), partition);
    }
    stream.awaitWatermark(EventType.SALE, now.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void a_late_sale_is_a_fact_and_part_of_its_day_and_is_listed() {
    long offset =
        stream.send(shop.sale("L", "S", "ann", longAgo, Shop.item("tea", 2, 300)), 1).offset();

    tables.await(
        "S|L|1|" + offset,
        """
        select store_id, event_id, unit, origin_row
        from late_event join load_unit u on u.load_unit_key = origin_unit where retailer = ?""",
        shop.retailer());
    tables.await(
        "6.0000",
        """
        select total_amount from fact_sales join dim_store using (store_key)
        join dim_retailer using (retailer_key) where retailer = ? and transaction_id = 'L'""",
        shop.retailer());
    tables.await(
        "3|6.0200",
        """
        select sum(lines), sum(sales_amount) from sales_daily join dim_store using (store_key)
        join dim_retailer using (retailer_key) where retailer = ?""",
        shop.retailer());
  }

  @Test
  void its_closed_minute_is_counted_anew_from_the_facts() {
    stream.send(shop.sale("L", "S", "ann", longAgo, Shop.item("tea", 2, 300)), 0);
    awaitWindow("1|6.0000|1|t");
    stream.send(shop.sale("M", "S", "bob", longAgo.plusSeconds(59), Shop.item("tea", 1, 100)), 1);

    awaitWindow("2|7.0000|2|t");
    tables.await(
        "3.000|7.0000|2|t",
        """
        select units, revenue, transactions, corrected from product_metrics_minute
        where retailer = ? and window_start = ?""",
        shop.retailer(),
        longAgo);
    tables.await("0", "select count(*) from window_correction where retailer = ?", shop.retailer());
  }

  @Test
  void a_late_sale_that_comes_twice_counts_once() {
    var sale = shop.sale("L", "S", "ann", longAgo, Shop.item("tea", 2, 300));
    stream.send(sale, 0);
    stream.send(sale, 0);
    stream.send(shop.sale("M", "S", "ann", longAgo, Shop.item("tea", 1, 100)), 0);

    awaitWindow("2|7.0000|1|t");
    assertThat(
            tables.one(
                """
                select count(*) from fact_sales join dim_store using (store_key)
                join dim_retailer using (retailer_key) where retailer = ? and sold_at = ?""",
                shop.retailer(),
                longAgo))
        .isEqualTo("2");
  }

  @Test
  void minutes_that_nothing_came_late_for_are_as_the_stream_counted_them() {
    tables.await(
        "2|0.0200|0|f",
        """
        select total_transactions, total_revenue, unique_customers, corrected
        from transactions_summary where retailer = ? and window_start = ?""",
        shop.retailer(),
        Shop.minute(now));
  }

  private void awaitWindow(String wanted) {
    tables.await(
        wanted,
        """
        select total_transactions, total_revenue, unique_customers, corrected
        from transactions_summary where retailer = ? and window_start = ?""",
        shop.retailer(),
        longAgo);
  }
}
