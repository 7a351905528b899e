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
  private record Request(EventType type, String retailer, String storeId, long windowStart) {}

  private final Set<Request> requests = new LinkedHashSet<>();

  /** The window of this event is to be counted anew. Stock is counted in no window. */
  void add(LiveFact fact) {
    Event event = fact.event();
    EventType type = EventFields.type(event);
    if (type != EventType.STOCK) {
      add(type, event.retailerId(), EventFields.storeId(event), fact.windowStartMicros());
    }
  }

  /**
   * A window is to be counted anew.
   *
   * @param storeId empty for those of customers, and for those of a retailer's products alone
   */
  void add(EventType type, String retailer, String storeId, long windowStartMicros) {
    requests.add(new Request(type, retailer, storeId, windowStartMicros));
  }

  void write(Connection connection) throws SQLException {
    if (requests.isEmpty()) {
      return;
    }
    List<Request> rows = List.copyOf(requests);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, row -> Words.of(row.type()));
      arrays.texts(rows, Request::retailer);
      arrays.texts(rows, Request::storeId);
      arrays.longs(rows, Request::windowStart);
      statement.executeUpdate();
    }
  }

  private static final String INSERT =
      """
      insert into window_correction (event_type, retailer, store_id, window_start)
      select event_type, retailer, store_id, to_timestamp(start / 1000000)
      from unnest(?::text[], ?::text[], ?::text[], ?::int8[]) as r (event_type, retailer, store_id, start)""";
}
