package io.haat.warehouse.live;

import io.haat.model.event.StockEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the latest of several events say of each store and product. Of two at one time the greater
 * id counts, in the order of its bytes, so that the order of arrival does not matter.
 */
final class StockLevels {
  private record Key(int storeKey, String productId) {}

  private static final class Level {
    StockEvent latest;
    @Nullable StockEvent latestReorder;

    Level(StockEvent first) {
      latest = first;
      latestReorder = first.reorderLevelThousandths() == null ? null : first;
    }

    void add(StockEvent event) {
      if (BY_TIME.compare(event, latest) > 0) {
        latest = event;
      }
      if (event.reorderLevelThousandths() != null
          && (latestReorder == null || BY_TIME.compare(event, latestReorder) > 0)) {
        latestReorder = event;
      }
    }
  }

  private static final Comparator<StockEvent> BY_TIME =
      Comparator.comparingLong(StockEvent::eventTimeMicros)
          .thenComparing(StockEvent::id, ByteOrder::compare);
  private static final Comparator<Key> BY_KEY =
      Comparator.comparingInt(Key::storeKey).thenComparing(Key::productId);

  private final Map<Key, Level> levels = new HashMap<>();

  void add(int storeKey, StockEvent event) {
    var key = new Key(storeKey, event.productId());
    Level level = levels.get(key);
    if (level == null) {
      levels.put(key, new Level(event));
    } else {
      level.add(event);
    }
  }

  void write(Connection connection) throws SQLException {
    if (levels.isEmpty()) {
      return;
    }
    List<Map.Entry<Key, Level>> rows =
        levels.entrySet().stream().sorted(Map.Entry.comparingByKey(BY_KEY)).toList();
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(rows, row -> row.getKey().storeKey());
      arrays.texts(rows, row -> row.getKey().productId());
      arrays.longs(rows, row -> row.getValue().latest.currentStockThousandths());
      arrays.longs(rows, row -> row.getValue().latest.eventTimeMicros());
      arrays.texts(rows, row -> row.getValue().latest.id());
      arrays.nullableLongs(
          rows,
          row -> {
            StockEvent told = row.getValue().latestReorder;
            return told == null ? null : told.reorderLevelThousandths();
          });
      arrays.nullableLongs(
          rows,
          row -> {
            StockEvent told = row.getValue().latestReorder;
            return told == null ? null : told.eventTimeMicros();
          });
      arrays.texts(
          rows,
          row -> {
            StockEvent told = row.getValue().latestReorder;
            return told == null ? null : told.id();
          });
      statement.executeUpdate();
    }
  }

  private static final String UPSERT =
      """
      insert into stock_level as s
        (store_key, product_id, current_stock, event_time, event_id,
         reorder_level, reorder_level_at, reorder_level_id)
      select store_key, product_id, stock * 0.001, timestamptz 'epoch' + time * interval '1 microsecond',
             id, level * 0.001, timestamptz 'epoch' + level_time * interval '1 microsecond', level_id
      from unnest(?::int4[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::text[])
        as l (store_key, product_id, stock, time, id, level, level_time, level_id)
      on conflict (store_key, product_id) do update
      set current_stock = case when $later then excluded.current_stock else s.current_stock end,
          event_time = case when $later then excluded.event_time else s.event_time end,
          event_id = case when $later then excluded.event_id else s.event_id end,
          reorder_level = case when $told then excluded.reorder_level else s.reorder_level end,
          reorder_level_at = case when $told then excluded.reorder_level_at else s.reorder_level_at end,
          reorder_level_id = case when $told then excluded.reorder_level_id else s.reorder_level_id end,
          updated_at = excluded.updated_at
      where $later or $told"""
          .replace(
              "$later", "(excluded.event_time, excluded.event_id) > (s.event_time, s.event_id)")
          .replace(
              "$told",
              """
              coalesce((excluded.reorder_level_at, excluded.reorder_level_id)
                         > (s.reorder_level_at, s.reorder_level_id),
                       excluded.reorder_level_at is not null and s.reorder_level_at is null)""");
}
