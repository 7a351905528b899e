package io.haat.stream.sink;

import io.haat.stream.record.Rejected;
import io.haat.stream.settings.KafkaAccess;
import io.haat.stream.topic.LiveTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rejected records to the topic of dead letters, as they came, with headers that say where
 * they stood and which rules they broke. After a crash a letter may come twice, with equal headers.
 */
final class DeadLetters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final Map<String, String> PRODUCER =
      Map.of(
          "acks", "all",
          "enable.idempotence", "true",
          "linger.ms", "5",
          "max.request.size", Integer.toString(20 << 20),
          "buffer.memory", Integer.toString(40 << 20));

  private final KafkaAccess kafka;
  private final LiveTopics topics;
  private final int writer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * Connects when there is something to send.
   *
   * @param writer which of the parallel writers sends
   */
  DeadLetters(KafkaAccess kafka, LiveTopics topics, int writer) {
    this.kafka = kafka;
    this.topics = topics;
    this.writer = writer;
  }

  void send(Rejected rejected) {
    send(rejected, rejected.bytes().array(), false);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback sees to failures.
  private void send(Rejected rejected, byte @Nullable [] value, boolean truncated) {
    var letter =
        new ProducerRecord<byte[], byte[]>(
            topics.deadLetters(), null, null, value, headers(rejected, truncated));
    producer().send(letter, (sent, error) -> sent(rejected, truncated, error));
  }

  private void sent(Rejected rejected, boolean truncated, @Nullable Exception error) {
    if (error instanceof RecordTooLargeException && !truncated) {
      // The warehouse keeps its bytes. To fail here would be to fail at it for ever.
      LOG.warn(
          "the record at offset {} of {} is too large for topic {}: its letter is sent without it",
          rejected.offset(),
          topics.of(rejected.type()).name(),
          topics.deadLetters());
      send(rejected, null, true);
    } else if (error != null) {
      failure.compareAndSet(null, error);
    }
  }

  private List<Header> headers(Rejected rejected, boolean truncated) {
    Header topic = header("topic", topics.of(rejected.type()).name());
    Header partition = header("partition", Integer.toString(rejected.partition()));
    Header offset = header("offset", Long.toString(rejected.offset()));
    Header rules = header("rules", String.join(",", rejected.rules()));
    return truncated
        ? List.of(topic, partition, offset, rules, header("truncated", "true"))
        : List.of(topic, partition, offset, rules);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      Properties properties = kafka.client(PRODUCER);
      properties.putIfAbsent("client.id", "haat-stream-dead-letters-" + writer);
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** Waits until all letters are with the broker. */
  void flush() throws Exception {
    if (producer != null) {
      producer.flush();
      // And those that were sent anew because they were too large.
      producer.flush();
    }
    Exception error = failure.get();
    if (error != null) {
      throw error;
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
