package io.haat.warehouse.live;

import io.haat.model.event.EventType;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The windows of one minute as the facts that came as events have them. A window that exists and
 * has no facts comes out as nothing.
 */
final class WindowRecount {
  private final Connection connection;
  private final Function<Collection<String>, ByteBuffer> sketch;

  WindowRecount(Connection connection, Function<Collection<String>, ByteBuffer> sketch) {
    this.connection = connection;
    this.sketch = sketch;
  }

  /**
   * Counts.
   *
   * @param stores of which windows are asked for; the windows of products are the retailer's
   */
  List<LiveWindow> windows(EventType type, String retailer, Set<String> stores, Instant minute)
      throws SQLException {
    return switch (type) {
      case SALE -> sales(retailer, stores, minute);
      case REFUND -> read(REFUNDS, retailer, stores, minute, this::refund);
      case CUSTOMER -> read(FUNNEL, retailer, stores, minute, this::funnel);
      case STOCK -> List.of();
    };
  }

  private List<LiveWindow> sales(String retailer, Set<String> stores, Instant minute)
      throws SQLException {
    var windows = new ArrayList<>(read(STORES, retailer, stores, minute, this::store));
    windows.addAll(read(PRODUCTS, retailer, stores, minute, this::product));
    return windows;
  }

  private interface Reader {
    LiveWindow read(ResultSet row, String retailer, long minute) throws SQLException;
  }

  private List<LiveWindow> read(
      String sql, String retailer, Set<String> stores, Instant minute, Reader reader)
      throws SQLException {
    var windows = new ArrayList<LiveWindow>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      OffsetDateTime start = minute.atOffset(ZoneOffset.UTC);
      statement.setString(1, retailer);
      statement.setArray(2, connection.createArrayOf("text", stores.toArray()));
      statement.setObject(3, start);
      statement.setObject(4, start.plusMinutes(1));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          windows.add(reader.read(row, retailer, ChronoUnit.MICROS.between(Instant.EPOCH, minute)));
        }
      }
    }
    return windows;
  }

  private LiveWindow store(ResultSet row, String retailer, long minute) throws SQLException {
    Array ids = row.getArray("customers");
    List<String> customers = ids == null ? List.of() : List.of((String[]) ids.getArray());
    return new LiveWindow.StoreMinute(
        retailer,
        row.getString("store_id"),
        minute,
        row.getString("currency"),
        row.getLong("transactions"),
        row.getLong("revenue"),
        customers.size(),
        sketch.apply(customers));
  }

  private LiveWindow product(ResultSet row, String retailer, long minute) throws SQLException {
    return new LiveWindow.ProductMinute(
        retailer,
        row.getString("product_id"),
        row.getString("currency"),
        minute,
        row.getLong("units"),
        row.getLong("revenue"),
        row.getLong("transactions"));
  }

  private LiveWindow refund(ResultSet row, String retailer, long minute) throws SQLException {
    return new LiveWindow.RefundMinute(
        retailer,
        row.getString("store_id"),
        row.getString("reason"),
        row.getString("currency"),
        minute,
        row.getLong("refunds"),
        row.getLong("units"),
        row.getLong("amount"));
  }

  private LiveWindow funnel(ResultSet row, String retailer, long minute) throws SQLException {
    return new LiveWindow.FunnelMinute(
        retailer, row.getString("event_type"), minute, row.getLong("events"));
  }

  private static final String ASKED =
      """
      with asked as (
        select ?::text as retailer, ?::text[] as stores, ?::timestamptz as starts, ?::timestamptz as ends)
      """;

  // In all of these the facts of the minute come first, materialized, and units and stores are
  // arrays: whatever a planner without
  // statistics thinks of dimensions, facts are read once, not once for each store, product or
  // partition.
  static final String STORES =
      ASKED
          + """
          , fact as materialized (
            select f.store_key, f.currency, f.transaction_id, f.customer_key, sum(f.total_amount) as total_amount
            from asked
            join fact_sales f on f.sold_at >= starts and f.sold_at < ends
            where f.origin_unit = any (array(select load_unit_key from load_unit where target = 'event'))
              and f.store_key = any (array(
                select store_key from asked join dim_retailer using (retailer) join dim_store using (retailer_key)
                where store_id = any (stores)))
            group by 1, 2, 3, 4)
          select store_id, coalesce(max(currency) filter (where transaction_id is not null), max(currency))
                   as currency,
                 count(distinct transaction_id) as transactions,
                 (sum(total_amount) * 10000)::bigint as revenue,
                 array_agg(distinct customer_id) filter (where customer_id is not null) as customers
          from (
            select s.store_id, f.currency, f.transaction_id, f.total_amount, c.customer_id
            from fact f join dim_store s using (store_key) left join dim_customer c using (customer_key)
            union all
            select t.store_id, t.currency, null, 0, null
            from asked
            join transactions_summary t on t.retailer = asked.retailer and t.window_start = starts
              and t.store_id = any (stores)) line
          group by store_id""";

  /** Lines of a receipt are of one moment, so a product in it is of one version. */
  static final String PRODUCTS =
      ASKED
          + """
          , fact as materialized (
            select product_key, currency, sum(units) as units, sum(revenue) as revenue, count(*) as transactions
            from (
              select f.product_key, f.currency, f.store_key, f.transaction_id,
                     sum(f.quantity) as units, sum(f.total_amount) as revenue
              from asked
              join fact_sales f on f.sold_at >= starts and f.sold_at < ends
              where f.origin_unit = any (array(select load_unit_key from load_unit where target = 'event'))
              group by 1, 2, 3, 4) receipt
            group by 1, 2)
          select product_id, currency, (sum(units) * 1000)::bigint as units,
                 (sum(revenue) * 10000)::bigint as revenue, sum(transactions)::bigint as transactions
          from (
            select p.product_id, f.currency, f.units, f.revenue, f.transactions
            from fact f
            join dim_product p using (product_key)
            where p.retailer_key = (select retailer_key from asked join dim_retailer using (retailer))
            union all
            select t.product_id, t.currency, 0, 0, 0
            from asked
            join product_metrics_minute t on t.retailer = asked.retailer and t.window_start = starts) line
          group by product_id, currency""";

  static final String REFUNDS =
      ASKED
          + """
          , fact as materialized (
            select f.store_key, f.reason, f.currency, sum(f.quantity) as quantity, sum(f.total_amount) as total_amount,
                   count(*) as refunds
            from asked
            join fact_refunds f on f.sold_at >= starts and f.sold_at < ends
            where f.origin_unit = any (array(select load_unit_key from load_unit where target = 'event'))
              and f.store_key = any (array(
                select store_key from asked join dim_retailer using (retailer) join dim_store using (retailer_key)
                where store_id = any (stores)))
            group by 1, 2, 3)
          select store_id, reason, coalesce(max(currency) filter (where refunds > 0), max(currency)) as currency,
                 sum(refunds)::bigint as refunds, (coalesce(sum(quantity), 0) * 1000)::bigint as units,
                 (sum(total_amount) * 10000)::bigint as amount
          from (
            select s.store_id, f.reason, f.currency, f.quantity, f.total_amount, f.refunds
            from fact f join dim_store s using (store_key)
            union all
            select t.store_id, t.reason, t.currency, null, 0, 0
            from asked
            join refund_metrics_minute t on t.retailer = asked.retailer and t.window_start = starts
              and t.store_id = any (stores)) line
          group by store_id, reason""";

  private static final String FUNNEL =
      ASKED
          + """
          , fact as (
            select f.event_type, 1 as events
            from asked
            join dim_retailer r using (retailer)
            join fact_customer_events f on f.event_time >= starts and f.event_time < ends
              and f.retailer_key = r.retailer_key
            where f.origin_unit = any (array(select load_unit_key from load_unit where target = 'event')))
          select event_type, sum(events) as events
          from (
            select * from fact
            union all
            select t.event_type, 0
            from asked
            join funnel_minute t on t.retailer = asked.retailer and t.window_start = starts) line
          group by event_type""";
}
