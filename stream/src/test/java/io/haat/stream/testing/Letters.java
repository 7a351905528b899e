package io.haat.stream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The dead letters of a stream, read from the first. */
public final class Letters implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final TestStream stream;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

  private Letters(TestStream stream) {
    this.stream = stream;
    this.consumer =
        new KafkaConsumer<>(
            stream.currentSettings().kafka().client(Map.of()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(stream.currentSettings().topics().deadLetters()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  public static Letters of(TestStream stream) {
    return new Letters(stream);
  }

  /** Waits for the letter of a record. */
  public void await(EventType type, int partition, long offset, String rules, byte[] value) {
    List<String> wanted =
        List.of(stream.topic(type), Integer.toString(partition), Long.toString(offset), rules);
    Await.until(
        "a letter of " + wanted,
        () -> {
          consumer.poll(POLL).forEach(read::add);
          return read.stream().anyMatch(letter -> headers(letter).equals(wanted));
        });
    assertThat(read)
        .filteredOn(letter -> headers(letter).equals(wanted))
        .allSatisfy(letter -> assertThat(letter.value()).isEqualTo(value));
  }

  private static List<String> headers(ConsumerRecord<byte[], byte[]> letter) {
    return List.of(
        header(letter, "topic"),
        header(letter, "partition"),
        header(letter, "offset"),
        header(letter, "rules"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
