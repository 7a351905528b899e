package io.haat.app.settings;

import io.haat.stream.settings.StreamSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The stream engine.
 *
 * @param address of the user's own cluster, without a slash at its end; empty: embedded
 * @param port of the embedded one, 0 for any free
 * @param checkpointInterval how often the job's state is saved
 * @param checkpoints URI of the place where a cluster saves it; empty: where the cluster says, or
 *     embedded in the data directory
 * @param parallelism of the job; empty: as many as a topic has partitions
 */
public record FlinkSettings(
    Optional<String> address,
    int port,
    Duration checkpointInterval,
    Optional<String> checkpoints,
    OptionalInt parallelism) {
  static FlinkSettings of(Values values) {
    Optional<Integer> parallelism =
        values.parsed(
            Key.FLINK_PARALLELISM, text -> WholeNumber.parse(text, 1, StreamSettings.MOST_TASKS));
    Optional<String> address = values.parsed(Key.FLINK, FlinkSettings::httpUrl);
    return new FlinkSettings(
        address,
        values.port(Key.FLINK_PORT),
        values.parsedOrDefault(Key.FLINK_CHECKPOINT_INTERVAL, FlinkSettings::interval),
        values.parsed(Key.FLINK_CHECKPOINTS, text -> uri(text, address.isPresent())),
        parallelism.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private static String httpUrl(String text) {
    if (!text.matches("https?://[^\\s/]+/?")) {
      throw new IllegalArgumentException("is not an address such as http://host:8081");
    }
    return text.replaceFirst("/$", "");
  }

  private static Duration interval(String text) {
    return Durations.parse(text, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  private static String uri(String text, boolean ofCluster) {
    if (!text.matches("[a-z0-9]+:/\\S+")) {
      throw new IllegalArgumentException(
          "is not a place such as file:///shared/haat or s3://bucket/haat");
    }
    if (!ofCluster) {
      throw new IllegalArgumentException(
          "is a place for the state of a cluster, and none is named by %s: the embedded Flink keeps its state in the data directory"
              .formatted(Key.FLINK.variable()));
    }
    return text;
  }
}
