package io.haat.warehouse.live;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes windows as absolute values. A window that was counted anew from the facts is left as it
 * is, and a replay never takes a window back to a smaller count.
 */
final class WindowUpserts {
  private final Connection connection;

  WindowUpserts(Connection connection) {
    this.connection = connection;
  }

  void write(List<LiveWindow> windows) throws SQLException {
    var stores = new ArrayList<LiveWindow.StoreMinute>();
    var products = new ArrayList<LiveWindow.ProductMinute>();
    var refunds = new ArrayList<LiveWindow.RefundMinute>();
    var funnels = new ArrayList<LiveWindow.FunnelMinute>();
    for (LiveWindow window : windows) {
      if (window instanceof LiveWindow.StoreMinute store) {
        stores.add(store);
      } else if (window instanceof LiveWindow.ProductMinute product) {
        products.add(product);
      } else if (window instanceof LiveWindow.RefundMinute refund) {
        refunds.add(refund);
      } else if (window instanceof LiveWindow.FunnelMinute funnel) {
        funnels.add(funnel);
      }
    }
    writeStores(stores);
    writeProducts(products);
    writeRefunds(refunds);
    writeFunnels(funnels);
  }

  private void writeStores(List<LiveWindow.StoreMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(
        Comparator.comparing(LiveWindow.StoreMinute::retailer)
            .thenComparingLong(LiveWindow.StoreMinute::windowStartMicros)
            .thenComparing(LiveWindow.StoreMinute::storeId));
    try (PreparedStatement statement = connection.prepareStatement(STORES)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, LiveWindow.StoreMinute::retailer);
      arrays.longs(rows, LiveWindow.StoreMinute::windowStartMicros);
      arrays.texts(rows, LiveWindow.StoreMinute::storeId);
      arrays.texts(rows, LiveWindow.StoreMinute::currency);
      arrays.longs(rows, LiveWindow.StoreMinute::transactions);
      arrays.longs(rows, LiveWindow.StoreMinute::revenueTenThousandths);
      arrays.longs(rows, LiveWindow.StoreMinute::uniqueCustomers);
      arrays.bytes(rows, row -> bytes(row.customersSketch()));
      statement.executeUpdate();
    }
  }

  private void writeProducts(List<LiveWindow.ProductMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(
        Comparator.comparing(LiveWindow.ProductMinute::retailer)
            .thenComparingLong(LiveWindow.ProductMinute::windowStartMicros)
            .thenComparing(LiveWindow.ProductMinute::productId)
            .thenComparing(LiveWindow.ProductMinute::currency));
    try (PreparedStatement statement = connection.prepareStatement(PRODUCTS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, LiveWindow.ProductMinute::retailer);
      arrays.longs(rows, LiveWindow.ProductMinute::windowStartMicros);
      arrays.texts(rows, LiveWindow.ProductMinute::productId);
      arrays.texts(rows, LiveWindow.ProductMinute::currency);
      arrays.longs(rows, LiveWindow.ProductMinute::unitsThousandths);
      arrays.longs(rows, LiveWindow.ProductMinute::revenueTenThousandths);
      arrays.longs(rows, LiveWindow.ProductMinute::transactions);
      statement.executeUpdate();
    }
  }

  private void writeRefunds(List<LiveWindow.RefundMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(
        Comparator.comparing(LiveWindow.RefundMinute::retailer)
            .thenComparingLong(LiveWindow.RefundMinute::windowStartMicros)
            .thenComparing(LiveWindow.RefundMinute::storeId)
            .thenComparing(LiveWindow.RefundMinute::reason));
    try (PreparedStatement statement = connection.prepareStatement(REFUNDS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, LiveWindow.RefundMinute::retailer);
      arrays.longs(rows, LiveWindow.RefundMinute::windowStartMicros);
      arrays.texts(rows, LiveWindow.RefundMinute::storeId);
      arrays.texts(rows, LiveWindow.RefundMinute::reason);
      arrays.texts(rows, LiveWindow.RefundMinute::currency);
      arrays.longs(rows, LiveWindow.RefundMinute::refunds);
      arrays.longs(rows, LiveWindow.RefundMinute::unitsThousandths);
      arrays.longs(rows, LiveWindow.RefundMinute::amountTenThousandths);
      statement.executeUpdate();
    }
  }

  private void writeFunnels(List<LiveWindow.FunnelMinute> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(
        Comparator.comparing(LiveWindow.FunnelMinute::retailer)
            .thenComparingLong(LiveWindow.FunnelMinute::windowStartMicros)
            .thenComparing(LiveWindow.FunnelMinute::eventType));
    try (PreparedStatement statement = connection.prepareStatement(FUNNELS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, LiveWindow.FunnelMinute::retailer);
      arrays.longs(rows, LiveWindow.FunnelMinute::windowStartMicros);
      arrays.texts(rows, LiveWindow.FunnelMinute::eventType);
      arrays.longs(rows, LiveWindow.FunnelMinute::events);
      statement.executeUpdate();
    }
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
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
