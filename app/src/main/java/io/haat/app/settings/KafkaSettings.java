package io.haat.app.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The log of events.
 *
 * @param bootstrap host:port of the user's own, several with commas; empty: embedded
 * @param port of the embedded one, 0 for any free
 * @param properties Kafka's client properties, for instance for TLS and SASL
 */
public record KafkaSettings(Optional<String> bootstrap, int port, Map<String, String> properties) {
  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  static KafkaSettings of(Values values) {
    return new KafkaSettings(
        values.parsed(Key.KAFKA_BOOTSTRAP, KafkaSettings::hostsAndPorts),
        values.port(Key.KAFKA_PORT),
        values.parsed(Key.KAFKA_PROPERTIES, KafkaProperties::parse).orElse(Map.of()));
  }

  private static String hostsAndPorts(String text) {
    if (!text.matches("[^,:\\s]+:[0-9]{1,5}(,[^,:\\s]+:[0-9]{1,5})*")) {
      throw new IllegalArgumentException("is not host:port, or several with commas");
    }
    return text;
  }

  /** The names only: values may be secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrap=%s, port=%d, properties=%s]"
        .formatted(bootstrap, port, properties.keySet());
  }
}
