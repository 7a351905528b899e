package io.haat.stream.live;

import io.haat.model.event.EventType;
import io.haat.model.event.EventWriter;
import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Letters;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class RepeatedEventTest {
  private static final String WINDOWS =
      "select sum(total_transactions), sum(total_revenue) from transactions_summary where retailer = ?";

  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now();

  RepeatedEventTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @Test
  void the_same_event_counts_once_however_often_it_comes() {
    SaleEvent sale = shop.sale("A", "S", "ann", now, Shop.item("tea", 1, 300));
    for (int i = 0; i < 5; i++) {
      stream.send(sale, i % 2);
    }
    stream.send(shop.sale("B", "S", "bob", now, Shop.item("tea", 1, 300)), 0);

    tables.await("2|6.0000", WINDOWS, shop.retailer());
    tables.await("2", FACTS, shop.retailer());
    tables.await("0", REJECTS, shop.retailer());
  }

  @Test
  void the_same_number_of_another_shop_is_another_sale() {
    stream.send(shop.sale("A", "S", "ann", now, Shop.item("tea", 1, 300)));
    stream.send(shop.sale("A", "T", "ann", now, Shop.item("tea", 1, 300)));

    tables.await("2|6.0000", WINDOWS, shop.retailer());
    tables.await("2", FACTS, shop.retailer());
  }

  @Test
  void an_event_with_other_content_is_rejected_and_becomes_a_dead_letter() {
    SaleEvent other = shop.sale("A", "S", "ann", now, Shop.item("tea", 2, 300));
    stream.send(shop.sale("A", "S", "ann", now, Shop.item("tea", 1, 300)), 0);
    long offset = stream.send(other, 0).offset();

    tables.await("1|3.0000", WINDOWS, shop.retailer());
    tables.await("duplicate|" + offset, REJECTED, shop.retailer());
    try (var letters = Letters.of(stream)) {
      letters.await(EventType.SALE, 0, offset, "duplicate", EventWriter.write(other));
    }
  }

  @Test
  void a_restated_event_with_another_time_is_rejected_too() {
    stream.send(shop.sale("A", "S", "ann", now, Shop.item("tea", 1, 300)), 0);
    stream.send(shop.sale("A", "S", "ann", now.minusSeconds(200), Shop.item("tea", 1, 300)), 0);

    tables.await("1", REJECTS, shop.retailer());
    tables.await("1|3.0000", WINDOWS, shop.retailer());
    tables.await("1", FACTS, shop.retailer());
  }

  @Test
  void other_content_of_an_event_long_gone_is_found_by_its_fact() {
    SaleEvent other = shop.sale("A", "S", "ann", now, Shop.item("tea", 2, 300));
    stream.send(shop.sale("A", "S", "ann", now.minusSeconds(3_600), Shop.item("tea", 1, 300)), 0);
    tables.await("1", FACTS, shop.retailer());
    byte[] spaced =
        new String(EventWriter.write(other), StandardCharsets.UTF_8)
            .replace(",", " , ")
            .getBytes(StandardCharsets.UTF_8);
    long offset = stream.send(EventType.SALE, 0, spaced).offset();

    tables.await("duplicate|" + offset, REJECTED, shop.retailer());
    tables.await("1", FACTS, shop.retailer());
    try (var letters = Letters.of(stream)) {
      letters.await(EventType.SALE, 0, offset, "duplicate", spaced);
    }
  }

  private static final String FACTS =
      """
      select count(*) from fact_sales join dim_store using (store_key) join dim_retailer using (retailer_key)
      where retailer = ?""";

  private static final String REJECTS =
      """
      select count(*) from rejected_record join load_unit using (load_unit_key)
      join dim_retailer using (retailer_key) where retailer = ?""";

  private static final String REJECTED =
      """
      select array_to_string(rules, ','), raw_row from rejected_record join load_unit using (load_unit_key)
      join dim_retailer using (retailer_key) where retailer = ?""";
}
