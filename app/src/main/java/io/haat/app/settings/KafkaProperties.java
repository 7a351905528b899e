package io.haat.app.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/** Reads and checks client properties of Kafka. */
final class KafkaProperties {
  /** Exactness rests on these, so Haat sets them itself. */
  private static final Set<String> OWN =
      Set.of(
          "bootstrap.servers",
          "acks",
          "auto.offset.reset",
          "enable.auto.commit",
          "enable.idempotence",
          "group.id",
          "isolation.level",
          "key.deserializer",
          "key.serializer",
          "transactional.id",
          "value.deserializer",
          "value.serializer");

  private static final int TYPING_ERRORS = 3;

  private KafkaProperties() {}

  /**
   * Names and values of the text of a properties file.
   *
   * @throws IllegalArgumentException naming the first wrong name or value
   */
  static Map<String, String> parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("is not a properties file: " + e.getMessage(), e);
    }
    Map<String, String> named = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> named.put(n, properties.getProperty(n)));
    named.keySet().forEach(KafkaProperties::checkName);
    checkValues(named);
    return named;
  }

  private static void checkName(String name) {
    if (OWN.contains(name)) {
      throw new IllegalArgumentException("has " + name + ", which is Haat's own to set");
    }
    Set<String> known = new HashSet<>(AdminClientConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "has "
              + name
              + ", which Kafka's clients do not know"
              + Nearest.to(name, List.copyOf(known), TYPING_ERRORS)
                  .map(nearest -> ". Did you mean " + nearest + "?")
                  .orElse(""));
    }
  }

  private static void checkValues(Map<String, String> named) {
    Map<String, Object> all = new HashMap<>(named);
    all.put("bootstrap.servers", "localhost:1");
    try {
      AdminClientConfig.configDef().parse(all);
      ProducerConfig.configDef().parse(withSerializers(all, "serializer", "Serializer"));
      ConsumerConfig.configDef().parse(withSerializers(all, "deserializer", "Deserializer"));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("is refused by Kafka's clients: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> withSerializers(
      Map<String, Object> properties, String key, String type) {
    Map<String, Object> all = new HashMap<>(properties);
    String serializer = "org.apache.kafka.common.serialization.ByteArray" + type;
    all.put("key." + key, serializer);
    all.put("value." + key, serializer);
    return all;
  }
}
