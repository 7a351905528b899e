package io.haat.simulator.live;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka client's settings. */
final class ProducerClient {
  /** A poison record of ten megabytes must reach the broker, too. */
  private static final int LARGEST_REQUEST = 16 << 20;

  private ProducerClient() {}

  /**
   * @param own the user's: where the brokers are, how to log in; they win
   */
  static KafkaProducer<byte[], byte[]> open(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "haat-produce");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With several requests on their way, a first one that meets a partition just made, or a broker
    // just back, is refused for good once the second is taken (KAFKA-15591): records would be lost.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // Records of the same millisecond travel together; the usual 5 ms would be most of their way.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST_REQUEST);
    // A broker that comes back is found at once.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
    settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.METRICS_NUM_SAMPLES_CONFIG, 2);
    settings.putAll(own);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
