package io.haat.server.live;

import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well the stream keeps up, of all retailers. */
final class StreamHealth {
  private StreamHealth() {}

  /**
   * quality: the part of all events since the stream started that kept every rule, null before the
   * first one. topics: for each, how many events came, how fast, and in how many milliseconds from
   * the broker's clock to the commit; running: whether it told something in the last 10 seconds.
   */
  static Map<String, @Nullable Object> read(Connection connection) throws SQLException {
    var health = new LinkedHashMap<String, @Nullable Object>();
    try (PreparedStatement statement = connection.prepareStatement(QUALITY);
        ResultSet row = statement.executeQuery()) {
      row.next();
      health.put("quality", row.getBigDecimal(1));
    }
    try (PreparedStatement statement = connection.prepareStatement(TOPICS);
        ResultSet row = statement.executeQuery()) {
      Answer topics = Answer.of(Map.of(), Rows.columns(row), Rows.of(row));
      health.put("topics", named(topics));
    }
    return health;
  }

  private static List<Map<String, @Nullable Object>> named(Answer answer) {
    var items = new ArrayList<Map<String, @Nullable Object>>();
    for (List<@Nullable Object> row : answer.rows()) {
      var item = new LinkedHashMap<String, @Nullable Object>();
      for (int i = 0; i < row.size(); i++) {
        item.put(answer.columns().get(i), row.get(i));
      }
      items.add(item);
    }
    return items;
  }

  private static final String QUALITY =
      """
      select round(sum(events)::numeric / nullif(sum(events) + sum(rejected), 0), 6)
      from stream_progress""";

  private static final String TOPICS =
      """
      select topic, min(watermark) as watermark, sum(events)::bigint as events, sum(rejected)::bigint as rejected,
             sum(duplicates)::bigint as duplicates, sum(late)::bigint as late,
             case when max(updated_at) > clock_timestamp() - interval '10 seconds'
                  then round(sum(events_per_second)::numeric, 1) else 0 end as events_per_second,
             max(latency_p50_ms) as latency_p50_ms, max(latency_p99_ms) as latency_p99_ms,
             max(updated_at) > clock_timestamp() - interval '10 seconds' as running
      from stream_progress
      group by topic
      order by topic""";
}
