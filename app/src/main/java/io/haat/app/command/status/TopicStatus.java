package io.haat.app.command.status;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far the stream is with one topic, all its writers together. Counts are since the job started.
 *
 * @param watermark event time up to which minutes are complete but for lateness
 * @param latencyP50Millis broker's clock to commit over the last seconds, of the slowest writer;
 *     likewise p99
 * @param updatedAt when the job told of it last, by the database's clock
 */
record TopicStatus(
    String topic,
    Optional<Instant> watermark,
    long events,
    long rejected,
    long duplicates,
    long late,
    double eventsPerSecond,
    OptionalDouble latencyP50Millis,
    OptionalDouble latencyP99Millis,
    Instant updatedAt,
    boolean fresh) {
  private static final String PROGRESS =
      """
      select topic, min(watermark) as watermark, sum(events) as events, sum(rejected) as rejected,
             sum(duplicates) as duplicates, sum(late) as late,
             sum(events_per_second) as events_per_second, max(latency_p50_ms) as p50,
             max(latency_p99_ms) as p99, max(updated_at) as updated_at,
             max(updated_at) > clock_timestamp() - interval '10 seconds' as fresh
      from stream_progress
      group by topic
      order by topic
      """;

  static List<TopicStatus> read(Connection connection) throws SQLException {
    List<TopicStatus> topics = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PROGRESS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        topics.add(of(row));
      }
    }
    return topics;
  }

  private static TopicStatus of(ResultSet row) throws SQLException {
    return new TopicStatus(
        row.getString("topic"),
        Optional.ofNullable(instant(row, "watermark")),
        row.getLong("events"),
        row.getLong("rejected"),
        row.getLong("duplicates"),
        row.getLong("late"),
        row.getBoolean("fresh") ? row.getDouble("events_per_second") : 0,
        number(row, "p50"),
        number(row, "p99"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("fresh"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
