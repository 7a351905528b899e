package io.haat.warehouse.live;

import io.haat.model.event.EventType;
import io.haat.warehouse.live.LiveWindow.FunnelMinute;
import io.haat.warehouse.live.LiveWindow.ProductMinute;
import io.haat.warehouse.live.LiveWindow.RefundMinute;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds windows that were counted anew from the facts. */
final class CorrectedWindows {
  private final Connection connection;
  private final List<LiveRecount> found = new ArrayList<>();

  private CorrectedWindows(Connection connection) {
    this.connection = connection;
  }

  /** What would count them anew again. */
  static List<LiveRecount> among(Connection connection, List<LiveWindow> windows)
      throws SQLException {
    var corrected = new CorrectedWindows(connection);
    corrected.find(STORES, EventType.SALE, windows, StoreMinute.class, StoreMinute::storeId);
    corrected.find(
        PRODUCTS, EventType.SALE, windows, ProductMinute.class, ProductMinute::productId);
    corrected.find(REFUNDS, EventType.REFUND, windows, RefundMinute.class, RefundMinute::storeId);
    corrected.find(FUNNELS, EventType.CUSTOMER, windows, FunnelMinute.class, w -> "");
    return corrected.found;
  }

  private <W extends LiveWindow> void find(
      String sql, EventType type, List<LiveWindow> windows, Class<W> kind, Function<W, String> part)
      throws SQLException {
    List<W> rows = windows.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, W::retailer);
      arrays.longs(rows, W::windowStartMicros);
      arrays.texts(rows, part);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new LiveRecount(type, row.getString(1), row.getString(2), row.getLong(3)));
        }
      }
    }
  }

  private static final String STORES =
      """
      select distinct retailer, w.store_id, w.start
      from unnest(?::text[], ?::int8[], ?::text[]) as w (retailer, start, store_id)
      join transactions_summary t using (retailer, store_id)
      where t.window_start = to_timestamp(w.start / 1000000) and t.corrected""";

  private static final String PRODUCTS =
      """
      select distinct retailer, '', w.start
      from unnest(?::text[], ?::int8[], ?::text[]) as w (retailer, start, product_id)
      join product_metrics_minute t using (retailer, product_id)
      where t.window_start = to_timestamp(w.start / 1000000) and t.corrected""";

  private static final String REFUNDS =
      """
      select distinct retailer, w.store_id, w.start
      from unnest(?::text[], ?::int8[], ?::text[]) as w (retailer, start, store_id)
      join refund_metrics_minute t using (retailer, store_id)
      where t.window_start = to_timestamp(w.start / 1000000) and t.corrected""";

  private static final String FUNNELS =
      """
      select distinct retailer, '', w.start
      from unnest(?::text[], ?::int8[], ?::text[]) as w (retailer, start, part)
      join funnel_minute t using (retailer)
      where t.window_start = to_timestamp(w.start / 1000000) and t.corrected""";
}
