package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.flink.FlinkJob;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.settings.Key;
import io.haat.app.settings.Settings;
import io.haat.stream.flink.EmbeddedFlink;
import io.haat.stream.flink.StreamEngineException;
import io.haat.stream.job.JobArgument;
import io.haat.stream.settings.TopicNames;
import io.haat.stream.topic.LiveTopics;
import io.haat.stream.topic.TopicException;
import io.haat.stream.topic.Topics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The stream job, on a Flink in this process or on the user's own cluster. */
public final class StreamPart implements AutoCloseable {
  private final String address;
  private final String note;
  private final @Nullable EmbeddedFlink embedded;

  private StreamPart(String address, String note, @Nullable EmbeddedFlink embedded) {
    this.address = address;
    this.note = note;
    this.embedded = embedded;
  }

  /**
   * Makes the topics that are absent, and finds all.
   *
   * @throws UserError if Kafka does not let us
   */
  public static LiveTopics topics(Settings settings, LiveKafka kafka) {
    var names = new TopicNames(settings.events().topics(), settings.events().deadLetters());
    try (Admin admin = kafka.admin()) {
      return Topics.ensure(admin, names, settings.events().partitions());
    } catch (TopicException e) {
      throw UserError.failed("cannot use the topics of events: " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that it runs on the user's cluster, where it stays when this process ends.
   *
   * @throws UserError if the cluster does not answer or take it
   */
  public static StreamPart onCluster(Settings settings, LiveKafka kafka, DatabaseAddress database)
      throws InterruptedException {
    ClusterJob cluster = ClusterJob.on(settings);
    Optional<FlinkJob> runs = cluster.find();
    String note =
        runs.isPresent()
            ? "job " + runs.get().id() + " runs there"
            : "job " + cluster.submit(kafka, database, Optional.empty()) + " started";
    return new StreamPart(cluster.address(), note, null);
  }

  /**
   * Starts it, from its last state if there is one. The engine starts while Kafka and the database
   * do.
   *
   * @param kafka waits until Kafka is there; likewise the database
   * @param folder of that state
   */
  public static StreamPart start(
      Settings settings,
      Supplier<LiveKafka> kafka,
      Supplier<DatabaseAddress> database,
      Path folder) {
    String checkpoints = folder.toUri().toString();
    int cores = Runtime.getRuntime().availableProcessors();
    int parallelism =
        settings.flink().parallelism().orElse(Math.min(cores, settings.events().partitions()));
    Supplier<JobArgument> job =
        () ->
            new JobArgument(
                StreamConfiguration.of(
                    settings, kafka.get(), database.get(), checkpoints, parallelism),
                topics(settings, kafka.get()));
    try {
      EmbeddedFlink flink = EmbeddedFlink.start(folder, settings.flink().port(), parallelism, job);
      String note = flink.restoredFrom().map(path -> "from " + path.getFileName()).orElse("");
      return new StreamPart(flink.url().toString().replaceFirst("/$", ""), note, flink);
    } catch (StreamEngineException e) {
      throw UserError.failed(
          "%s. Another port is set by %s, 0 for any free one."
              .formatted(e.getMessage(), Key.FLINK_PORT.variable()),
          e);
    }
  }

  /** Address of Flink's own pages and REST interface. */
  public String address() {
    return address;
  }

  /** How the job came to run: from which state, or since when on the cluster; may be empty. */
  public String note() {
    return note;
  }

  /** Whether it runs in this process. */
  public boolean isEmbedded() {
    return embedded != null;
  }

  /** Completed with its last state when the job in this process has ended for good. */
  public CompletionStage<String> ended() {
    return embedded == null ? new CompletableFuture<>() : embedded.ended();
  }

  /** Stops the job in this process with a savepoint; one on a cluster runs on. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
