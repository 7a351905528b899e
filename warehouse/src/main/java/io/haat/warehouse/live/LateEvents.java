package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Events of a batch that came after their window had closed. */
final class LateEvents {
  private static final Comparator<KeyedFact> BY_ORIGIN =
      Comparator.comparingInt(KeyedFact::originUnit).thenComparingLong(KeyedFact::originRow);

  private final List<KeyedFact> events = new ArrayList<>();

  void add(KeyedFact event) {
    events.add(event);
  }

  void write(Connection connection) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    events.sort(BY_ORIGIN);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(events, KeyedFact::originUnit);
      arrays.longs(events, KeyedFact::originRow);
      arrays.texts(events, row -> row.fact().origin().topic());
      arrays.texts(events, row -> row.keys().retailer);
      arrays.texts(events, row -> EventFields.storeId(row.fact().event()));
      arrays.texts(events, row -> row.fact().event().id());
      arrays.longs(events, row -> row.fact().event().eventTimeMicros());
      arrays.longs(events, row -> row.fact().origin().brokerTimeMicros());
      arrays.longs(events, row -> row.fact().windowStartMicros());
      statement.executeUpdate();
    }
  }

  private static final String INSERT =
      """
      insert into late_event
        (origin_unit, origin_row, topic, retailer, store_id, event_id, event_time, arrived_at, window_start)
      select unit, origin_row, topic, retailer, nullif(store_id, ''), event_id,
             timestamptz 'epoch' + event_time * interval '1 microsecond',
             timestamptz 'epoch' + arrived_at * interval '1 microsecond',
             to_timestamp(start / 1000000)
      from unnest(?::int4[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[])
        as e (unit, origin_row, topic, retailer, store_id, event_id, event_time, arrived_at, start)
      on conflict do nothing""";
}
