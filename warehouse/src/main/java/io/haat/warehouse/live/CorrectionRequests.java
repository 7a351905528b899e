package io.haat.warehouse.live;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Windows of which a batch has found that they do not, or may not, agree with the facts. */
final class CorrectionRequests {
  private final Set<LiveRecount> requests = new LinkedHashSet<>();

  /** The window of this event is to be counted anew. */
  void add(LiveFact fact) {
    Event event = fact.event();
    add(
        new LiveRecount(
            EventFields.type(event),
            event.retailerId(),
            EventFields.storeId(event),
            fact.windowStartMicros()));
  }

  /** Stock is counted in no window. */
  void add(LiveRecount recount) {
    if (recount.type() != EventType.STOCK) {
      requests.add(recount);
    }
  }

  void write(Connection connection) throws SQLException {
    if (requests.isEmpty()) {
      return;
    }
    List<LiveRecount> rows = List.copyOf(requests);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, row -> Words.of(row.type()));
      arrays.texts(rows, LiveRecount::retailer);
      arrays.texts(rows, LiveRecount::storeId);
      arrays.longs(rows, LiveRecount::windowStartMicros);
      statement.executeUpdate();
    }
  }

  private static final String INSERT =
      """
      insert into window_correction (event_type, retailer, store_id, window_start)
      select event_type, retailer, store_id, to_timestamp(start / 1000000)
      from unnest(?::text[], ?::text[], ?::text[], ?::int8[]) as r (event_type, retailer, store_id, start)""";
}
