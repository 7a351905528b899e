package io.haat.stream.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.EventType;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class OtherTopicsTest {
  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  OtherTopicsTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @Test
  void refunds_are_counted_by_store_minute_and_reason() {
    stream.send(shop.refund("R1", "S", "A", 150, now));
    stream.send(shop.refund("R1", "S", "A", 150, now));
    stream.send(shop.refund("R2", "S", null, 100, now));

    tables.await(
        "S|damaged|INR|2|2.000|2.5000",
        """
        select store_id, reason, currency, refunds, units, refund_amount
        from refund_metrics_minute where retailer = ?""",
        shop.retailer());
    tables.await(
        List.of("R1|1.5000|A", "R2|1.0000|null"),
        """
        select transaction_id, total_amount, original_transaction_id
        from fact_refunds join dim_store using (store_key) join dim_retailer using (retailer_key)
        where retailer = ? order by 1""",
        shop.retailer());
  }

  @Test
  void a_refund_knows_whether_it_fits_its_sale_whichever_came_first() {
    stream.send(shop.refund("R1", "S", "A", 150, now));
    tables.await(List.of("R1|unmatched"), REFUNDS, shop.retailer());
    stream.send(shop.sale("A", "S", null, now, Shop.item("tea", 1, 200)));
    tables.await(List.of("R1|matched"), REFUNDS, shop.retailer());
    stream.send(shop.refund("R2", "S", "A", 100, now));
    stream.send(shop.refund("R3", "S", null, 100, now));

    tables.await(
        List.of("R1|exceeds_sale", "R2|exceeds_sale", "R3|not_linked"), REFUNDS, shop.retailer());
  }

  @Test
  void a_late_refund_corrects_its_minute() {
    Instant longAgo = now.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    stream.send(shop.refund("R1", "S", null, 100, now), 0);
    stream.send(shop.refund("R2", "S", null, 100, now), 1);
    stream.awaitWatermark(EventType.REFUND, now);
    stream.send(shop.refund("R3", "S", null, 300, longAgo), 0);

    tables.await(
        "1|3.0000|t",
        """
        select refunds, refund_amount, corrected from refund_metrics_minute
        where retailer = ? and window_start = ?""",
        shop.retailer(),
        longAgo);
  }

  @Test
  void stock_is_what_the_latest_event_says_in_whatever_order_they_come() {
    stream.send(shop.stock("E2", "S", "tea", -5, 9, now));
    tables.await(List.of("9.000|t"), STOCK, shop.retailer());
    stream.send(shop.stock("E1", "S", "tea", -1, 14, now.minusSeconds(60)));
    stream.send(shop.stock("E3", "S", "tea", 40, 49, now.plusSeconds(1)));
    stream.send(shop.stock("E3", "S", "tea", 40, 49, now.plusSeconds(1)));

    tables.await(List.of("49.000|f"), STOCK, shop.retailer());
    tables.await(
        List.of("E1|sale|-1.000", "E2|sale|-5.000", "E3|restock|40.000"),
        """
        select event_id, event_type, quantity_change
        from fact_stock_changes join dim_store using (store_key) join dim_retailer using (retailer_key)
        where retailer = ? order by 1""",
        shop.retailer());
  }

  @Test
  void customers_events_are_counted_by_minute_and_kind() {
    for (int i = 0; i < 40; i++) {
      stream.send(shop.customer("V" + i, "C" + i % 7, CustomerEvent.Kind.VIEW, now));
    }
    stream.send(shop.customer("V0", "C0", CustomerEvent.Kind.VIEW, now));
    stream.send(shop.customer("A", "C1", CustomerEvent.Kind.ADD_TO_CART, now));
    stream.send(shop.customer("C", "C1", CustomerEvent.Kind.CHECKOUT, now));

    tables.await(
        List.of("add_to_cart|1", "checkout|1", "view|40"),
        """
        select event_type, sum(events) from funnel_minute where retailer = ?
        group by 1 order by 1""",
        shop.retailer());
    tables.await(
        "42",
        """
        select count(*) from fact_customer_events join dim_retailer using (retailer_key)
        where retailer = ?""",
        shop.retailer());
  }

  @Test
  void a_customers_event_of_the_same_id_is_the_same_whoever_is_named() {
    stream.send(shop.customer("V", "ann", CustomerEvent.Kind.VIEW, now), 0);
    stream.send(shop.customer("V", "bob", CustomerEvent.Kind.VIEW, now), 0);

    tables.await(
        "duplicate",
        """
        select array_to_string(rules, ',') from rejected_record join load_unit using (load_unit_key)
        join dim_retailer using (retailer_key) where retailer = ?""",
        shop.retailer());
    tables.await(
        List.of("view|1"),
        "select event_type, events from funnel_minute where retailer = ?",
        shop.retailer());
  }

  private static final String REFUNDS =
      "select transaction_id, sale_link from v_refunds where retailer = ? order by 1";

  private static final String STOCK =
      """
      select current_stock, low_stock from stock_level join dim_store using (store_key)
      join dim_retailer using (retailer_key) where retailer = ?""";
}
