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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the windows of one minute as the facts that came as events have them; from then on they
 * are corrected. A window that exists and has no facts comes to nothing.
 *
 * <p>A window is of one currency: its own, if some of the facts are of it, else that of most of
 * them. Facts of another one are in no window.
 */
final class WindowRecount {
  private final Connection connection;
  private final Function<Collection<String>, ByteBuffer> sketch;

  WindowRecount(Connection connection, Function<Collection<String>, ByteBuffer> sketch) {
    this.connection = connection;
    this.sketch = sketch;
  }

  /**
   * Counts and writes.
   *
   * @param stores of which windows are asked for; the windows of products are the retailer's
   */
  void correct(EventType type, String retailer, Set<String> stores, Instant minute)
      throws SQLException {
    switch (type) {
      case SALE -> {
        stores(retailer, stores, minute);
        write(PRODUCTS, retailer, stores, minute);
      }
      case REFUND -> write(REFUNDS, retailer, stores, minute);
      case CUSTOMER -> write(FUNNEL, retailer, stores, minute);
      case STOCK -> throw new IllegalArgumentException("stock has no windows");
    }
  }

  private void stores(String retailer, Set<String> stores, Instant minute) throws SQLException {
    Map<String, ByteBuffer> sketches = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STORES)) {
      ask(statement, retailer, stores, minute);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          sketches.put(row.getString("store_id"), sketch.apply(customers(row)));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(SKETCHES)) {
      statement.setString(1, retailer);
      statement.setObject(2, minute.atOffset(ZoneOffset.UTC));
      var arrays = new ArrayParameters(connection, statement, 3);
      List<Map.Entry<String, ByteBuffer>> rows = List.copyOf(sketches.entrySet());
      arrays.texts(rows, Map.Entry::getKey);
      arrays.bytes(rows, Map.Entry::getValue);
      statement.executeUpdate();
    }
  }

  private static List<String> customers(ResultSet row) throws SQLException {
    Array ids = row.getArray("customers");
    return ids == null ? List.of() : List.of((String[]) ids.getArray());
  }

  private void write(String sql, String retailer, Set<String> stores, Instant minute)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ask(statement, retailer, stores, minute);
      statement.executeUpdate();
    }
  }

  private void ask(PreparedStatement statement, String retailer, Set<String> stores, Instant minute)
      throws SQLException {
    OffsetDateTime start = minute.atOffset(ZoneOffset.UTC);
    statement.setString(1, retailer);
    statement.setArray(2, connection.createArrayOf("text", stores.toArray()));
    statement.setObject(3, start);
    statement.setObject(4, start.plusMinutes(1));
  }

  private static final String ASKED =
      """
      with asked as (
        select ?::text as retailer, ?::text[] as stores, ?::timestamptz as starts, ?::timestamptz as ends)
      """;

  // In all of these the facts of the minute come first, materialized, and units and stores are
  // arrays: whatever a planner without statistics thinks of dimensions, facts are read once, not
  // once for each store, product or partition. Sums are decimals: no number of lines overflows
  // them.
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
            group by 1, 2, 3, 4),
          counted as (
            select store_id, currency, count(distinct transaction_id) as transactions, sum(total_amount) as revenue,
                   array_agg(distinct customer_id) filter (where customer_id is not null) as customers,
                   bool_or(is_of_window) as is_of_window
            from (
              select s.store_id, f.currency, f.transaction_id, f.total_amount, c.customer_id, false as is_of_window
              from fact f join dim_store s using (store_key) left join dim_customer c using (customer_key)
              union all
              select t.store_id, t.currency, null, 0, null, true
              from asked
              join transactions_summary t on t.retailer = asked.retailer and t.window_start = starts
                and t.store_id = any (stores)) line
            group by store_id, currency),
          chosen as (
            select distinct on (store_id) * from counted
            order by store_id, transactions = 0, not is_of_window, transactions desc, currency),
          written as (
            insert into transactions_summary as t
              (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue,
               unique_customers, corrected)
            select retailer, starts, ends, store_id, currency, transactions, revenue,
                   coalesce(cardinality(customers), 0), true
            from asked cross join chosen
            order by store_id
            on conflict (retailer, window_start, store_id) do update
            set currency = excluded.currency, total_transactions = excluded.total_transactions,
                total_revenue = excluded.total_revenue, unique_customers = excluded.unique_customers,
                corrected = true, updated_at = excluded.updated_at)
          select store_id, customers from chosen""";

  private static final String SKETCHES =
      """
      update transactions_summary t set customers_sketch = w.sketch
      from (select ?::text as retailer, ?::timestamptz as window_start) m
      cross join unnest(?::text[], ?::bytea[]) as w (store_id, sketch)
      where (t.retailer, t.window_start, t.store_id) = (m.retailer, m.window_start, w.store_id)""";

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
            group by 1, 2),
          counted as (
            select product_id, currency, sum(units) as units, sum(revenue) as revenue, sum(transactions) as transactions
            from (
              select p.product_id, f.currency, f.units, f.revenue, f.transactions
              from fact f
              join dim_product p using (product_key)
              where p.retailer_key = (select retailer_key from asked join dim_retailer using (retailer))
              union all
              select t.product_id, t.currency, 0, 0, 0
              from asked
              join product_metrics_minute t on t.retailer = asked.retailer and t.window_start = starts) line
            group by product_id, currency)
          insert into product_metrics_minute as t
            (retailer, window_start, window_end, product_id, currency, units, revenue, transactions, corrected)
          select retailer, starts, ends, product_id, currency, units, revenue, transactions, true
          from asked cross join counted
          order by product_id, currency
          on conflict (retailer, window_start, product_id, currency) do update
          set units = excluded.units, revenue = excluded.revenue, transactions = excluded.transactions,
              corrected = true, updated_at = excluded.updated_at""";

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
            group by 1, 2, 3),
          counted as (
            select store_id, reason, currency, sum(refunds) as refunds, coalesce(sum(quantity), 0) as units,
                   sum(total_amount) as amount, bool_or(is_of_window) as is_of_window
            from (
              select s.store_id, f.reason, f.currency, f.quantity, f.total_amount, f.refunds, false as is_of_window
              from fact f join dim_store s using (store_key)
              union all
              select t.store_id, t.reason, t.currency, null, 0, 0, true
              from asked
              join refund_metrics_minute t on t.retailer = asked.retailer and t.window_start = starts
                and t.store_id = any (stores)) line
            group by store_id, reason, currency),
          chosen as (
            select distinct on (store_id, reason) * from counted
            order by store_id, reason, refunds = 0, not is_of_window, refunds desc, currency)
          insert into refund_metrics_minute as t
            (retailer, window_start, window_end, store_id, reason, currency, refunds, units, refund_amount, corrected)
          select retailer, starts, ends, store_id, reason, currency, refunds, units, amount, true
          from asked cross join chosen
          order by store_id, reason
          on conflict (retailer, window_start, store_id, reason) do update
          set currency = excluded.currency, refunds = excluded.refunds, units = excluded.units,
              refund_amount = excluded.refund_amount, corrected = true, updated_at = excluded.updated_at""";

  private static final String FUNNEL =
      ASKED
          + """
          , fact as (
            select f.event_type, 1 as events
            from asked
            join dim_retailer r using (retailer)
            join fact_customer_events f on f.event_time >= starts and f.event_time < ends
              and f.retailer_key = r.retailer_key
            where f.origin_unit = any (array(select load_unit_key from load_unit where target = 'event'))),
          counted as (
            select event_type, sum(events) as events
            from (
              select * from fact
              union all
              select t.event_type, 0
              from asked
              join funnel_minute t on t.retailer = asked.retailer and t.window_start = starts) line
            group by event_type)
          insert into funnel_minute as t (retailer, window_start, window_end, event_type, events, corrected)
          select retailer, starts, ends, event_type, events, true
          from asked cross join counted
          order by event_type
          on conflict (retailer, window_start, event_type) do update
          set events = excluded.events, corrected = true, updated_at = excluded.updated_at""";
}
