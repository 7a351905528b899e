package io.haat.app.live;

import io.haat.app.error.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends events, and knows that they arrived. */
public final class EventSender implements AutoCloseable {
  private static final int LONGEST_BYTES = 16 << 20;

  private final String bootstrap;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> sent = new TreeMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Connects when the first event is sent. */
  public EventSender(LiveKafka kafka) {
    bootstrap = kafka.bootstrap();
    Map<String, Object> properties = new HashMap<>();
    properties.put("delivery.timeout.ms", 30_000);
    properties.put("request.timeout.ms", 10_000);
    properties.put("max.block.ms", 15_000);
    properties.put("max.request.size", LONGEST_BYTES);
    properties.putAll(kafka.clientProperties());
    properties.put("acks", "all");
    properties.put("enable.idempotence", true);
    try {
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /** Hands one event over; {@link #flush} tells whether it arrived. */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback sees to failures.
  public void send(String topic, byte @Nullable [] key, byte[] value) {
    throwFailure();
    try {
      producer.send(
          new ProducerRecord<>(topic, key, value),
          (metadata, error) -> {
            if (error != null) {
              failure.compareAndSet(null, error);
            }
          });
      sent.merge(topic, 1L, Long::sum);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Waits until Kafka has acknowledged everything that was sent.
   *
   * @throws UserError if it does not
   */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  private void throwFailure() {
    Exception first = failure.get();
    if (first != null) {
      throw failed(first);
    }
  }

  /** How many events went to each topic. */
  public Map<String, Long> sent() {
    return new TreeMap<>(sent);
  }

  private UserError failed(Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return UserError.failed(
        "Kafka at %s did not take an event: %s. To send all of them again does no harm: what arrived counts once."
            .formatted(bootstrap, String.valueOf(root.getMessage()).replaceFirst("\\.$", "")),
        cause);
  }

  @Override
  public void close() {
    producer.close();
  }
}
