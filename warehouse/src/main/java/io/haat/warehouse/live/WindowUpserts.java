package io.haat.warehouse.live;

import io.haat.warehouse.live.LiveWindow.FunnelMinute;
import io.haat.warehouse.live.LiveWindow.ProductMinute;
import io.haat.warehouse.live.LiveWindow.RefundMinute;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Writes windows as absolute values. A window that was counted anew from the facts is left as it
 * is, and a replay never takes a window back to a smaller count.
 */
final class WindowUpserts {
  private static final Comparator<StoreMinute> STORE_ORDER =
      Comparator.comparing(StoreMinute::retailer)
          .thenComparingLong(StoreMinute::windowStartMicros)
          .thenComparing(StoreMinute::storeId);
  private static final Comparator<ProductMinute> PRODUCT_ORDER =
      Comparator.comparing(ProductMinute::retailer)
          .thenComparingLong(ProductMinute::windowStartMicros)
          .thenComparing(ProductMinute::productId)
          .thenComparing(ProductMinute::currency);
  private static final Comparator<RefundMinute> REFUND_ORDER =
      Comparator.comparing(RefundMinute::retailer)
          .thenComparingLong(RefundMinute::windowStartMicros)
          .thenComparing(RefundMinute::storeId)
          .thenComparing(RefundMinute::reason);
  private static final Comparator<FunnelMinute> FUNNEL_ORDER =
      Comparator.comparing(FunnelMinute::retailer)
          .thenComparingLong(FunnelMinute::windowStartMicros)
          .thenComparing(FunnelMinute::eventType);

  private WindowUpserts() {}

  /**
   * Writes what the stream has counted of windows, no two of them of one key.
   *
   * @return what is to be counted anew: the stream counts what was corrected already. So it does
   *     when it repeats itself after a crash, and what came late then comes in time now
   */
  static List<LiveRecount> write(Connection connection, List<LiveWindow> windows)
      throws SQLException {
    int written = writeAll(connection, windows);
    return written == windows.size() ? List.of() : CorrectedWindows.among(connection, windows);
  }

  private static int writeAll(Connection connection, List<LiveWindow> windows) throws SQLException {
    return stores(connection, of(windows, StoreMinute.class, STORE_ORDER))
        + products(connection, of(windows, ProductMinute.class, PRODUCT_ORDER))
        + refunds(connection, of(windows, RefundMinute.class, REFUND_ORDER))
        + funnels(connection, of(windows, FunnelMinute.class, FUNNEL_ORDER));
  }

  /** In the order of the key: two writers wait for each other in turn. */
  private static <W extends LiveWindow> List<W> of(
      List<LiveWindow> windows, Class<W> kind, Comparator<W> order) {
    return windows.stream().filter(kind::isInstance).map(kind::cast).sorted(order).toList();
  }

  private static int stores(Connection connection, List<StoreMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(STORES)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, StoreMinute::retailer);
      arrays.longs(rows, StoreMinute::windowStartMicros);
      arrays.texts(rows, StoreMinute::storeId);
      arrays.texts(rows, StoreMinute::currency);
      arrays.longs(rows, StoreMinute::transactions);
      arrays.longs(rows, StoreMinute::revenueTenThousandths);
      arrays.longs(rows, StoreMinute::uniqueCustomers);
      arrays.bytes(rows, StoreMinute::customersSketch);
      return statement.executeUpdate();
    }
  }

  private static int products(Connection connection, List<ProductMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(PRODUCTS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, ProductMinute::retailer);
      arrays.longs(rows, ProductMinute::windowStartMicros);
      arrays.texts(rows, ProductMinute::productId);
      arrays.texts(rows, ProductMinute::currency);
      arrays.longs(rows, ProductMinute::unitsThousandths);
      arrays.longs(rows, ProductMinute::revenueTenThousandths);
      arrays.longs(rows, ProductMinute::transactions);
      return statement.executeUpdate();
    }
  }

  private static int refunds(Connection connection, List<RefundMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(REFUNDS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, RefundMinute::retailer);
      arrays.longs(rows, RefundMinute::windowStartMicros);
      arrays.texts(rows, RefundMinute::storeId);
      arrays.texts(rows, RefundMinute::reason);
      arrays.texts(rows, RefundMinute::currency);
      arrays.longs(rows, RefundMinute::refunds);
      arrays.longs(rows, RefundMinute::unitsThousandths);
      arrays.longs(rows, RefundMinute::amountTenThousandths);
      return statement.executeUpdate();
    }
  }

  private static int funnels(Connection connection, List<FunnelMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(FUNNELS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, FunnelMinute::retailer);
      arrays.longs(rows, FunnelMinute::windowStartMicros);
      arrays.texts(rows, FunnelMinute::eventType);
      arrays.longs(rows, FunnelMinute::events);
      return statement.executeUpdate();
    }
  }

  private static final String STORES =
      """
      insert into transactions_summary as t
        (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue,
         unique_customers, customers_sketch)
      select retailer, to_timestamp(start / 1000000), to_timestamp(start / 1000000 + 60), store_id,
             currency, transactions, revenue * 0.0001, customers, sketch
      from unnest(?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::bytea[])
        as w (retailer, start, store_id, currency, transactions, revenue, customers, sketch)
      on conflict (retailer, window_start, store_id) do update
      set currency = excluded.currency, total_transactions = excluded.total_transactions,
          total_revenue = excluded.total_revenue, unique_customers = excluded.unique_customers,
          customers_sketch = coalesce(excluded.customers_sketch, t.customers_sketch),
          updated_at = excluded.updated_at
      where not t.corrected and excluded.total_transactions >= t.total_transactions""";

  private static final String PRODUCTS =
      """
      insert into product_metrics_minute as t
        (retailer, window_start, window_end, product_id, currency, units, revenue, transactions)
      select retailer, to_timestamp(start / 1000000), to_timestamp(start / 1000000 + 60), product_id,
             currency, units * 0.001, revenue * 0.0001, transactions
      from unnest(?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[])
        as w (retailer, start, product_id, currency, units, revenue, transactions)
      on conflict (retailer, window_start, product_id, currency) do update
      set units = excluded.units, revenue = excluded.revenue, transactions = excluded.transactions,
          updated_at = excluded.updated_at
      where not t.corrected and excluded.transactions >= t.transactions""";

  private static final String REFUNDS =
      """
      insert into refund_metrics_minute as t
        (retailer, window_start, window_end, store_id, reason, currency, refunds, units, refund_amount)
      select retailer, to_timestamp(start / 1000000), to_timestamp(start / 1000000 + 60), store_id,
             reason, currency, refunds, units * 0.001, amount * 0.0001
      from unnest(?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[])
        as w (retailer, start, store_id, reason, currency, refunds, units, amount)
      on conflict (retailer, window_start, store_id, reason) do update
      set currency = excluded.currency, refunds = excluded.refunds, units = excluded.units,
          refund_amount = excluded.refund_amount, updated_at = excluded.updated_at
      where not t.corrected and excluded.refunds >= t.refunds""";

  private static final String FUNNELS =
      """
      insert into funnel_minute as t (retailer, window_start, window_end, event_type, events)
      select retailer, to_timestamp(start / 1000000), to_timestamp(start / 1000000 + 60), event_type, events
      from unnest(?::text[], ?::int8[], ?::text[], ?::int8[])
        as w (retailer, start, event_type, events)
      on conflict (retailer, window_start, event_type) do update
      set events = excluded.events, updated_at = excluded.updated_at
      where not t.corrected and excluded.events >= t.events""";
}
