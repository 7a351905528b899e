package io.haat.app.command.status;

import io.haat.app.cli.CommandContext;
import io.haat.app.error.UserError;
import io.haat.app.flink.CheckpointSummary;
import io.haat.app.flink.FlinkJob;
import io.haat.app.flink.FlinkRest;
import io.haat.app.flink.SourceLag;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.TopicBacklog;
import io.haat.app.session.HaatSession;
import io.haat.app.session.RuntimeFile;
import io.haat.app.settings.EventSettings;
import io.haat.app.settings.Settings;
import io.haat.model.event.EventType;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.live.BackgroundFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of the live part, as far as it runs; a part that does not answer is told of too. */
final class LiveStatus {
  /** The name of the stream's job in Flink, and of its group in Kafka. */
  private static final String STREAM = "haat-stream";

  private final Settings settings;
  private final Optional<RuntimeFile> running;
  private final Map<String, @Nullable Object> status;
  private final Map<String, Map<String, Object>> topics = new LinkedHashMap<>();
  private boolean jobRuns;

  LiveStatus(CommandContext context, Map<String, @Nullable Object> status) {
    this.settings = context.settings();
    this.running = context.sessions().running();
    this.status = status;
  }

  /** Adds it all to the status. */
  void describe(Optional<? extends HaatSession> session) throws InterruptedException {
    EventSettings events = settings.events();
    for (EventType type : EventType.values()) {
      topics.put(events.topic(type), new LinkedHashMap<>(Map.of("topic", events.topic(type))));
    }
    topics.put(events.deadLetters(), new LinkedHashMap<>(Map.of("topic", events.deadLetters())));
    attempt("kafka", this::kafka);
    attempt("flink", this::flink);
    if (session.isPresent()) {
      attempt("stream", () -> warehouse(session.get()));
    }
    status.put("topics", new ArrayList<>(topics.values()));
  }

  @FunctionalInterface
  private interface Part {
    void describe() throws InterruptedException, SQLException;
  }

  private void attempt(String name, Part part) throws InterruptedException {
    try {
      part.describe();
    } catch (UserError e) {
      status.put(name + "_trouble", e.getMessage());
    } catch (SQLException e) {
      status.put(name + "_trouble", "the database does not answer: " + e.getMessage());
    }
  }

  private void kafka() throws InterruptedException {
    boolean some =
        settings.kafka().bootstrap().isPresent() || running.map(RuntimeFile::kafka).isPresent();
    status.put("kafka", null);
    if (!some) {
      return;
    }
    LiveKafka kafka = LiveKafka.of(settings.kafka(), running);
    status.put("kafka", kafka.bootstrap());
    for (TopicBacklog backlog : TopicBacklog.read(kafka, topics.keySet(), STREAM)) {
      Map<String, Object> topic = topic(backlog.topic());
      topic.put("partitions", backlog.partitions());
      topic.put("kept", backlog.events());
      if (!backlog.topic().equals(settings.events().deadLetters())) {
        topic.put("lag", backlog.unsaved());
      }
    }
  }

  private void flink() throws InterruptedException {
    Optional<String> address = settings.flink().address().or(() -> running.map(RuntimeFile::flink));
    status.put("flink", address.orElse(null));
    if (address.isEmpty()) {
      return;
    }
    Optional<FlinkJob> found = FlinkJob.find(new FlinkRest(address.get()), STREAM);
    status.put("job", found.isEmpty() ? null : job(found.get()));
    if (found.isPresent()) {
      jobRuns = found.get().state().equals("RUNNING");
      // What its sources tell is nearer to now than what its checkpoints do.
      SourceLag.of(found.get()).forEach((topic, lag) -> topic(topic).put("lag", lag));
    }
  }

  private static Map<String, @Nullable Object> job(FlinkJob job) throws InterruptedException {
    CheckpointSummary checkpoints = job.checkpoints();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("id", job.id());
    told.put("state", job.state());
    told.put("started", job.started().toString());
    told.put("checkpoints", checkpoints.completed());
    told.put("checkpoints_failed", checkpoints.failed());
    told.put("last_checkpoint", checkpoints.last().map(Instant::toString).orElse(null));
    told.put("last_checkpoint_bytes", checkpoints.bytes());
    told.put("state_is_kept", !checkpoints.lastFailed());
    told.put("last_failure", job.lastFailure().orElse(null));
    return told;
  }

  private void warehouse(HaatSession session) throws SQLException {
    try (Connection connection = new Warehouse(session.dataSource()).connect()) {
      List<TopicStatus> told = TopicStatus.read(connection);
      told.forEach(this::progress);
      LiveTables tables = LiveTables.read(connection, settings.events(), told);
      status.put("open_windows", tables.openWindows());
      status.put("corrections_waiting", tables.corrections());
      status.put("late_last_day", tables.lateEvents());
      status.put("rejected_events", tables.rejectedEvents());
      status.put("failing", failing(connection));
    }
  }

  private static @Nullable Object failing(Connection connection) throws SQLException {
    Map<String, String> failing = new LinkedHashMap<>();
    for (BackgroundFailures.Failing work : BackgroundFailures.read(connection)) {
      failing.put(work.work(), "since " + work.since() + ": " + work.message());
    }
    return failing.isEmpty() ? null : failing;
  }

  private void progress(TopicStatus told) {
    Map<String, Object> topic = topic(told.topic());
    topic.put("events", told.events());
    topic.put("events_per_second", told.eventsPerSecond());
    topic.put("rejected", told.rejected());
    topic.put("duplicates", told.duplicates());
    topic.put("late", told.late());
    told.watermark().ifPresent(time -> topic.put("watermark", time.toString()));
    if (told.fresh() && (jobRuns || !status.containsKey("job"))) {
      told.latencyP50Millis().ifPresent(millis -> topic.put("latency_p50_ms", millis));
      told.latencyP99Millis().ifPresent(millis -> topic.put("latency_p99_ms", millis));
    }
  }

  private Map<String, Object> topic(String name) {
    return topics.computeIfAbsent(name, n -> new LinkedHashMap<>(Map.of("topic", n)));
  }
}
