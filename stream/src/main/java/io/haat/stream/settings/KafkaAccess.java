package io.haat.stream.settings;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;

/**
 * How Kafka is reached.
 *
 * @param bootstrap {@code host:port}, several with commas
 * @param properties of clients, as Kafka names them: TLS, SASL and the like. They win over Haat's
 *     own
 */
public record KafkaAccess(String bootstrap, Map<String, String> properties)
    implements Serializable {
  public KafkaAccess {
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("Kafka's address is empty");
    }
    properties = Map.copyOf(properties);
  }

  /** Without further properties. */
  public static KafkaAccess of(String bootstrap) {
    return new KafkaAccess(bootstrap, Map.of());
  }

  /** For a client: Haat's own properties, then these. */
  public Properties client(Map<String, String> own) {
    var all = new Properties();
    all.setProperty("bootstrap.servers", bootstrap);
    own.forEach(all::setProperty);
    properties.forEach(all::setProperty);
    return all;
  }

  /** Without the properties, which may hold passwords. */
  @Override
  public String toString() {
    return bootstrap;
  }
}
