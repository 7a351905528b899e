package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.settings.Key;
import io.haat.app.settings.Settings;
import io.haat.stream.flink.EmbeddedFlink;
import io.haat.stream.flink.StreamEngineException;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.settings.TopicNames;
import io.haat.stream.topic.LiveTopics;
import io.haat.stream.topic.TopicException;
import io.haat.stream.topic.Topics;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The stream job on a Flink in this process. */
public final class StreamPart implements AutoCloseable {
  private final EmbeddedFlink flink;

  private StreamPart(EmbeddedFlink flink) {
    this.flink = flink;
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
   * Starts it, from its last state if there is one.
   *
   * @param folder of that state
   */
  public static StreamPart start(
      Settings settings, LiveKafka kafka, DatabaseAddress database, Path folder) {
    String checkpoints = settings.flink().checkpoints().orElse(folder.toUri().toString());
    int cores = Runtime.getRuntime().availableProcessors();
    StreamSettings job =
        StreamConfiguration.of(
            settings,
            kafka,
            database,
            checkpoints,
            Math.min(cores, settings.events().partitions()));
    try {
      return new StreamPart(
          EmbeddedFlink.start(folder, settings.flink().port(), job, topics(settings, kafka)));
    } catch (StreamEngineException e) {
      throw UserError.failed(
          "%s. Another port is set by %s, 0 for any free one."
              .formatted(e.getMessage(), Key.FLINK_PORT.variable()),
          e);
    }
  }

  /** Address of Flink's own pages and REST interface. */
  public String address() {
    return flink.url().toString().replaceFirst("/$", "");
  }

  /** The state that it went on from. */
  public Optional<Path> restoredFrom() {
    return flink.restoredFrom();
  }

  /** The engine itself. */
  EmbeddedFlink engine() {
    return flink;
  }

  /** Stops it with a savepoint. */
  @Override
  public void close() {
    flink.close();
  }
}
