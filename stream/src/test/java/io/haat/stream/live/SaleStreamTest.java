package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Recount;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class SaleStreamTest {
  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();

  SaleStreamTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @Test
  void facts_windows_and_rollups_are_those_of_an_independent_count() {
    List<SaleEvent> sales = randomSales(3_000, Instant.now().minusSeconds(420));
    sales.forEach(stream::send);

    assertTablesAreOf(sales);
  }

  @Test
  void what_comes_out_of_order_within_the_lateness_is_counted_in_time() {
    Instant now = Instant.now();
    List<SaleEvent> sales = randomSales(500, now.minusSeconds(540));
    Collections.shuffle(sales, new Random(4));
    SaleEvent first = shop.sale("first", "S0", null, now, Shop.item("P1", 1, 100));
    stream.send(first);
    stream.awaitWatermark(EventType.SALE, now.minusSeconds(1));
    sales.forEach(stream::send);
    sales.add(first);

    assertTablesAreOf(sales);
    assertThat(tables.one("select count(*) from late_event where retailer = ?", shop.retailer()))
        .isEqualTo("0");
  }

  @Test
  void a_sale_is_seen_at_once_and_not_when_its_window_closes() {
    stream.send(shop.sale("A", "S", "ann", Instant.now(), Shop.item("tea", 2, 250)));

    tables.await(
        "1|5.0000|1|5.0000",
        """
        select total_transactions, total_revenue, unique_customers, avg_transaction_value
        from transactions_summary where retailer = ?""",
        shop.retailer());
  }

  @Test
  void a_fact_knows_its_topic_partition_and_offset() {
    SaleEvent sale = shop.sale("A", "S", null, Instant.now(), Shop.item("tea", 2, 250));
    long offset = stream.send(sale, 1).offset();

    tables.await(
        "A|1|2.000|2.5000|5.0000|INR|card|%s|1|%d".formatted(stream.topic(EventType.SALE), offset),
        """
        select transaction_id, line_no, quantity, f.unit_price, total_amount, f.currency,
               payment_method, object_name, unit, origin_row
        from fact_sales f join load_unit u on u.load_unit_key = origin_unit
        join dim_retailer using (retailer_key) where retailer = ?""",
        shop.retailer());
  }

  private void assertTablesAreOf(List<SaleEvent> sales) {
    var recount = new Recount(sales);
    tables.await(recount.stores(), Recount.STORES, shop.retailer());
    tables.await(recount.products(), Recount.PRODUCTS, shop.retailer());
    tables.await(recount.lines(), Recount.FACTS, shop.retailer());
    tables.await(recount.lines(), Recount.DAYS, shop.retailer());
  }

  private List<SaleEvent> randomSales(int count, Instant from) {
    var random = new Random(count);
    List<SaleEvent> sales = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var items = new SaleEvent.Item[1 + random.nextInt(3)];
      for (int k = 0; k < items.length; k++) {
        items[k] = Shop.item("P" + random.nextInt(9), 1 + random.nextInt(4), random.nextInt(999));
      }
      String customer = random.nextInt(4) == 0 ? null : "C" + random.nextInt(60);
      Instant time = from.plusMillis(random.nextInt(180_000));
      sales.add(shop.sale("T" + i, "S" + random.nextInt(7), customer, time, items));
    }
    return sales;
  }
}
