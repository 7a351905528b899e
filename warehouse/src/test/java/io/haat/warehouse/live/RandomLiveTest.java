package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.warehouse.load.PendingSales;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two writers at once, each with a partition of every topic, killed and begun anew at random. */
class RandomLiveTest {
  private static final Instant LONG_AFTER = Instant.parse("2026-03-09T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void all_tables_are_what_the_records_come_to(long seed) throws Exception {
    List<LiveFact> records = new RandomEvents(seed).next(2_000);
    try (LiveShop shop = new LiveShop()) {
      var writers =
          List.of(0, 1).stream()
              .map(
                  partition ->
                      CompletableFuture.runAsync(() -> play(shop, records, partition, seed)))
              .toList();
      writers.forEach(CompletableFuture::join);
      requestEveryWindow(shop);
      correct(shop);

      compare(shop, new Recount(records));
      assertThat(
              new WindowCheck(shop.connection())
                  .differences(Instant.EPOCH, LONG_AFTER, Duration.ZERO, 10))
          .isEmpty();
    }
  }

  /** Batches of random sizes; at times back to an earlier record, as after a restart. */
  private static void play(LiveShop shop, List<LiveFact> records, int partition, long seed) {
    List<LiveFact> mine =
        records.stream().filter(r -> r.origin().partition() == partition).toList();
    var random = new Random(seed * 31 + partition);
    LiveWriter writer = unchecked(shop::writer);
    int checkpoint = 0;
    int at = 0;
    while (at < mine.size()) {
      int end = Math.min(mine.size(), at + 1 + random.nextInt(120));
      List<LiveFact> batch = mine.subList(at, end);
      LiveWriter current = writer;
      unchecked(() -> current.write(new LiveBatch(batch, List.of(), List.of())));
      at = end;
      switch (random.nextInt(8)) {
        case 0 -> checkpoint = at;
        case 1 -> {
          at = checkpoint;
          checkpoint = Math.min(mine.size(), at + 1);
          unchecked(
              () -> {
                current.close();
                return true;
              });
          writer = unchecked(shop::writer);
        }
        case 2 -> unchecked(() -> fold(shop));
        case 3, 4 -> unchecked(() -> foldSome(shop));
        case 5 -> unchecked(() -> gather(shop, 1 + random.nextInt(5)));
        default -> {}
      }
    }
    LiveWriter last = writer;
    unchecked(
        () -> {
          last.close();
          return true;
        });
    unchecked(() -> fold(shop));
  }

  private static long fold(LiveShop shop) throws SQLException {
    try (Connection connection = shop.warehouse().connect()) {
      return PendingSales.fold(connection);
    }
  }

  private static Duration foldSome(LiveShop shop) throws SQLException {
    try (Connection connection = shop.warehouse().connect()) {
      return new SteadyFold(connection).fold();
    }
  }

  private static boolean gather(LiveShop shop, int most) throws SQLException {
    try (Connection connection = shop.warehouse().connect()) {
      GatheredSales.gather(connection, most, 3);
      return true;
    }
  }

  private interface Statement<T> {
    T run() throws SQLException;
  }

  private static <T> T unchecked(Statement<T> statement) {
    try {
      return statement.run();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Here no stream counts windows: all of them come from the facts. */
  private static void requestEveryWindow(LiveShop shop) throws SQLException {
    shop.execute(
        """
        insert into window_correction (event_type, retailer, store_id, window_start)
        select distinct 'sale', retailer, store_id, date_trunc('minute', sold_at) from v_sales
        union all
        select distinct 'refund', retailer, store_id, date_trunc('minute', sold_at) from v_refunds
        union all
        select distinct 'customer', retailer, '', date_trunc('minute', event_time)
        from fact_customer_events join dim_retailer using (retailer_key)""");
  }

  private static void correct(LiveShop shop) throws SQLException {
    try (var corrections =
        new WindowCorrections(shop.warehouse().connect(), ids -> ByteBuffer.allocate(0))) {
      for (EventType type : List.of(EventType.SALE, EventType.REFUND, EventType.CUSTOMER)) {
        assertThat(corrections.correct(type, LONG_AFTER, Duration.ZERO)).isPositive();
      }
    }
    assertThat(shop.rows("table window_correction")).isEmpty();
  }

  private static void compare(LiveShop shop, Recount recount) throws SQLException {
    compare(shop, "sales", SALES, recount::sales);
    compare(shop, "refunds", REFUNDS, recount::refunds);
    compare(shop, "doings", DOINGS, recount::doings);
    compare(shop, "stock changes", STOCK, recount::stockChanges);
    compare(shop, "stock levels", LEVELS, recount::stockLevels);
    compare(shop, "days", DAYS, recount::days);
    compare(shop, "cities", CITIES, recount::cities);
    compare(shop, "store minutes", STORE_MINUTES, recount::storeMinutes);
    compare(shop, "product minutes", PRODUCT_MINUTES, recount::productMinutes);
    compare(shop, "refund minutes", REFUND_MINUTES, recount::refundMinutes);
    compare(shop, "funnel", FUNNEL, recount::funnelMinutes);
    compare(
        shop,
        "rejects",
        "select object_name, partition, raw_row, rules from v_rejected",
        recount::duplicates);
    compare(
        shop,
        "late",
        "select topic, unit, origin_row from late_event join load_unit on load_unit_key = origin_unit",
        recount::late);
  }

  private static void compare(
      LiveShop shop, String what, String sql, Supplier<List<String>> expected) throws SQLException {
    var rows = new ArrayList<>(shop.rows(sql));
    rows.sort(Comparator.naturalOrder());
    assertThat(rows).as(what).isEqualTo(expected.get()).isNotEmpty();
  }

  private static final String SALES =
      """
      select r.retailer, s.store_id, f.transaction_id, f.line_no, (extract(epoch from f.sold_at) * 1000000)::bigint,
             p.product_id, c.customer_id, trim_scale(f.quantity), trim_scale(f.unit_price),
             trim_scale(f.total_amount), f.payment_method
      from fact_sales f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key) left join dim_customer c using (customer_key)""";
  private static final String REFUNDS =
      """
      select r.retailer, s.store_id, f.transaction_id, (extract(epoch from f.sold_at) * 1000000)::bigint,
             p.product_id, c.customer_id, trim_scale(f.quantity), trim_scale(f.unit_price),
             trim_scale(f.total_amount), f.reason, f.original_transaction_id
      from fact_refunds f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key) left join dim_customer c using (customer_key)""";
  private static final String DOINGS =
      """
      select r.retailer, f.event_id, c.customer_id, f.event_type, f.session_duration_s, f.device,
             (extract(epoch from f.event_time) * 1000000)::bigint
      from fact_customer_events f join dim_retailer r using (retailer_key)
      join dim_customer c using (customer_key)""";
  private static final String STOCK =
      """
      select r.retailer, s.store_id, f.event_id, p.product_id, f.event_type, trim_scale(f.quantity_change),
             trim_scale(f.current_stock), (extract(epoch from f.event_time) * 1000000)::bigint
      from fact_stock_changes f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key)""";
  private static final String LEVELS =
      """
      select r.retailer, s.store_id, l.product_id, trim_scale(l.current_stock), l.event_id,
             trim_scale(l.reorder_level), l.low_stock
      from stock_level l join dim_store s using (store_key) join dim_retailer r using (retailer_key)""";
  private static final String DAYS =
      """
      select d.day, r.retailer, s.store_id, p.product_id, d.lines, trim_scale(d.units), trim_scale(d.sales_amount),
             d.refund_lines, trim_scale(d.refund_units), trim_scale(d.refund_amount)
      from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key)""";
  private static final String CITIES =
      "select retailer, store_city, product_id, lines, trim_scale(total_sales) from city_product_sales";
  private static final String STORE_MINUTES =
      """
      select retailer, extract(epoch from window_start)::bigint, store_id, total_transactions,
             trim_scale(total_revenue), unique_customers from transactions_summary""";
  private static final String PRODUCT_MINUTES =
      """
      select retailer, extract(epoch from window_start)::bigint, product_id, trim_scale(units),
             trim_scale(revenue), transactions from product_metrics_minute""";
  private static final String REFUND_MINUTES =
      """
      select retailer, extract(epoch from window_start)::bigint, store_id, reason, refunds, trim_scale(units),
             trim_scale(refund_amount) from refund_metrics_minute""";
  private static final String FUNNEL =
      """
      select retailer, extract(epoch from window_start)::bigint, event_type, events from funnel_minute""";
}
