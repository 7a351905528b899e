package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How far the stream is, in {@code stream_progress}: one row per topic and parallel writer. */
public final class StreamProgress {
  /**
   * One writer's row. Counts are since the job started.
   *
   * @param writer which of the parallel writers, from 0
   * @param watermark event time up to which all is committed but what comes late
   * @param latencyP50Millis broker's clock to commit, over the last seconds; likewise p99
   */
  public record Row(
      String topic,
      int writer,
      Optional<Instant> watermark,
      long events,
      long rejected,
      long duplicates,
      long late,
      double eventsPerSecond,
      OptionalDouble latencyP50Millis,
      OptionalDouble latencyP99Millis,
      Instant startedAt) {}

  /** A row as it is stored. */
  public record Stored(Row row, Instant updatedAt) {}

  private final Connection connection;

  public StreamProgress(Connection connection) {
    this.connection = connection;
  }

  /** Forgets writers of a topic that a job with fewer of them does not have. */
  public void limit(String topic, int writers) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from stream_progress where topic = ? and writer >= ?")) {
      statement.setString(1, topic);
      statement.setInt(2, writers);
      statement.executeUpdate();
    }
  }

  public void write(Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, row.topic());
      statement.setInt(2, row.writer());
      statement.setObject(3, row.watermark().map(w -> w.atOffset(ZoneOffset.UTC)).orElse(null));
      statement.setLong(4, row.events());
      statement.setLong(5, row.rejected());
      statement.setLong(6, row.duplicates());
      statement.setLong(7, row.late());
      statement.setDouble(8, row.eventsPerSecond());
      statement.setObject(9, boxed(row.latencyP50Millis()));
      statement.setObject(10, boxed(row.latencyP99Millis()));
      statement.setObject(11, row.startedAt().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** All rows, by topic and writer. */
  public List<Stored> read() throws SQLException {
    var rows = new ArrayList<Stored>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(stored(row));
      }
    }
    return rows;
  }

  /** The time up to which every writer of the topic is done but for late events, if all tell. */
  public Optional<Instant> watermark(String topic) throws SQLException {
    String sql =
        """
        select min(watermark) from stream_progress
        where topic = ? having bool_and(watermark is not null)""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, topic);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty();
      }
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
    OffsetDateTime updatedAt = row.getObject("updated_at", OffsetDateTime.class);
    return new Stored(
        new Row(
            row.getString("topic"),
            row.getInt("writer"),
            Optional.ofNullable(instant(row, row.findColumn("watermark"))),
            row.getLong("events"),
            row.getLong("rejected"),
            row.getLong("duplicates"),
            row.getLong("late"),
            row.getDouble("events_per_second"),
            optional(row, "latency_p50_ms"),
            optional(row, "latency_p99_ms"),
            startedAt.toInstant()),
        updatedAt.toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static final String UPSERT =
      """
      insert into stream_progress
        (topic, writer, watermark, events, rejected, duplicates, late, events_per_second,
         latency_p50_ms, latency_p99_ms, started_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (topic, writer) do update
      set watermark = excluded.watermark, events = excluded.events, rejected = excluded.rejected,
          duplicates = excluded.duplicates, late = excluded.late,
          events_per_second = excluded.events_per_second, latency_p50_ms = excluded.latency_p50_ms,
          latency_p99_ms = excluded.latency_p99_ms, started_at = excluded.started_at,
          updated_at = excluded.updated_at""";

  private static final String SELECT = "select * from stream_progress order by topic, writer";
}
