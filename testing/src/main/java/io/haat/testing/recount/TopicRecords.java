package io.haat.testing.recount;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, partition by partition, each from its beginning to its present end. */
final class TopicRecords {
  @FunctionalInterface
  interface Reader<E extends Exception> {
    void read(ConsumerRecord<byte[], byte[]> record) throws E;
  }

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int LARGEST_FETCH = 64 << 20;

  private final Map<String, Object> kafka;

  /**
   * @param kafka a client's settings, at least {@code bootstrap.servers}
   */
  TopicRecords(Map<String, Object> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  /** What the broker calls a topic beside its name. */
  String id(String topic) throws InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      var description = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
      return Objects.requireNonNull(description).get().topicId().toString();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topic " + topic, e);
    }
  }

  <E extends Exception> void forEach(String topic, Reader<E> reader) throws E {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_FETCH);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        long end = ends.getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.offset() < end) {
              reader.read(record);
            }
          }
        }
      }
    }
  }
}
