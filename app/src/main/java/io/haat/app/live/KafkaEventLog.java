package io.haat.app.live;

import io.haat.app.settings.EventSettings;
import io.haat.model.event.EventType;
import io.haat.server.event.EventLog;
import io.haat.server.event.EventLogException;
import io.haat.server.event.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Kafka's topics as the log of posted events: acknowledged by all replicas, without repeats. */
public final class KafkaEventLog implements EventLog, AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final EventSettings settings;
  private final Supplier<LiveKafka> kafka;
  private final Duration patience;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects when the first event is posted.
   *
   * @param kafka may wait until Kafka is there
   * @param patience how long Kafka may take to acknowledge an event
   */
  KafkaEventLog(EventSettings settings, Supplier<LiveKafka> kafka, Duration patience) {
    this.settings = settings;
    this.kafka = kafka;
    this.patience = patience;
  }

  @Override
  public String topic(EventType type) {
    return settings.topic(type);
  }

  @Override
  public List<Place> append(List<LogEntry> entries) throws EventLogException {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
      for (LogEntry entry : entries) {
        Future<RecordMetadata> one = producer().send(record(entry));
        if (one.isDone()) {
          // Most likely failed; to wait for every event of a batch would take hours.
          one.get();
        }
        sent.add(one);
      }
      return places(sent);
    } catch (ExecutionException e) {
      throw new EventLogException(reason(e), e);
    } catch (KafkaException e) {
      throw new EventLogException(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventLogException("the server is stopping", e);
    }
  }

  private static List<Place> places(List<Future<RecordMetadata>> sent)
      throws ExecutionException, InterruptedException {
    List<Place> places = new ArrayList<>(sent.size());
    for (Future<RecordMetadata> one : sent) {
      RecordMetadata place = one.get();
      places.add(new Place(place.topic(), place.partition(), place.offset()));
    }
    return places;
  }

  private ProducerRecord<byte[], byte[]> record(LogEntry entry) {
    byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic(entry.type()), key, entry.value());
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private Map<String, Object> properties() {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> properties = new HashMap<>();
    properties.put("delivery.timeout.ms", millis);
    properties.put("request.timeout.ms", millis / 2);
    properties.put("max.block.ms", millis);
    properties.put("linger.ms", 0);
    properties.put("max.request.size", 16 << 20);
    properties.putAll(kafka.get().clientProperties());
    properties.put("acks", "all");
    properties.put("enable.idempotence", true);
    return properties;
  }

  private static String reason(Exception failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceFirst("\\.$", "");
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSING);
    }
  }
}
