package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.session.RuntimeFile;
import io.haat.app.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * How clients reach Kafka.
 *
 * @param bootstrap host:port, several with commas
 * @param properties Kafka's client properties beside it, for instance for TLS and SASL
 */
public record LiveKafka(String bootstrap, Map<String, String> properties) {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  public LiveKafka {
    properties = Map.copyOf(properties);
  }

  /**
   * The user's own Kafka if one is configured, else the one that {@code haat up} runs.
   *
   * @param running what runs in the data directory
   * @throws UserError if there is neither
   */
  public static LiveKafka of(KafkaSettings settings, Optional<RuntimeFile> running) {
    return settings
        .bootstrap()
        .map(own -> new LiveKafka(own, settings.properties()))
        .or(() -> running.flatMap(LiveKafka::embedded))
        .orElseThrow(
            () ->
                UserError.failed(
                    "no Kafka runs here. Start it with haat up, or name your own by HAAT_KAFKA_BOOTSTRAP."));
  }

  private static Optional<LiveKafka> embedded(RuntimeFile running) {
    return Optional.ofNullable(running.kafka()).map(place -> new LiveKafka(place, Map.of()));
  }

  /** Properties for any client, to which the caller adds its own. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("bootstrap.servers", bootstrap);
    return all;
  }

  /** A client for administration. */
  public Admin admin() {
    try {
      return Admin.create(clientProperties());
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /**
   * Makes sure that it answers.
   *
   * @throws UserError if it does not, or does not let us in
   */
  public void check() throws InterruptedException {
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (TimeoutException e) {
      throw UserError.failed(
          "Kafka at %s does not answer within %d seconds. See HAAT_KAFKA_BOOTSTRAP and HAAT_KAFKA_PROPERTIES."
              .formatted(bootstrap, ANSWER_LIMIT.toSeconds()),
          e);
    }
  }

  /** What to tell a user when a client has failed. */
  UserError unreachable(Exception failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return UserError.failed(
        "cannot use Kafka at %s: %s. See HAAT_KAFKA_BOOTSTRAP and HAAT_KAFKA_PROPERTIES."
            .formatted(bootstrap, root.getMessage()),
        failed);
  }

  /** The names only: values may be secrets. */
  @Override
  public String toString() {
    return "LiveKafka[%s, %s]".formatted(bootstrap, properties.keySet());
  }
}
