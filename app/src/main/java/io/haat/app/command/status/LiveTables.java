package io.haat.app.command.status;

import io.haat.app.settings.EventSettings;
import io.haat.model.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the live tables hold that needs attention.
 *
 * @param openWindows minutes of stores that sales may still come for
 * @param corrections closed minutes that are to be counted anew
 * @param lateEvents of all that came after their minute was closed, those of the last day
 * @param rejectedEvents kept for a look and another try
 */
record LiveTables(long openWindows, long corrections, long lateEvents, long rejectedEvents) {
  private static final String OPEN =
      """
      select coalesce(sum(n), 0)
      from dim_retailer r
      cross join lateral (
        select count(*) as n from transactions_summary t
        where t.retailer = r.retailer and t.window_start > ?
      ) w
      """;

  private static final String OTHERS =
      """
      select (select count(*) from window_correction),
             (select count(*) from late_event where arrived_at > now() - interval '1 day'),
             (select count(*) from rejected_record x
              join load_unit u using (load_unit_key) where u.target = 'event')
      """;

  static LiveTables read(Connection connection, EventSettings settings, List<TopicStatus> topics)
      throws SQLException {
    String sales = settings.topic(EventType.SALE);
    Optional<Instant> watermark =
        topics.stream()
            .filter(topic -> topic.topic().equals(sales))
            .findFirst()
            .flatMap(TopicStatus::watermark);
    long open = 0;
    if (watermark.isPresent()) {
      Instant oldest = watermark.get().minus(settings.lateness(EventType.SALE)).minusSeconds(60);
      open = open(connection, oldest);
    }
    try (PreparedStatement statement = connection.prepareStatement(OTHERS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new LiveTables(open, row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  private static long open(Connection connection, Instant oldest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setTimestamp(1, Timestamp.from(oldest));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
