package io.haat.app.live;

import io.haat.app.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics without being a member of any group: it changes nothing for anybody else. */
public final class TopicReader implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  private final KafkaConsumer<byte[], byte[]> consumer;

  private TopicReader(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * All partitions of these topics.
   *
   * @param fromBeginning else only what arrives from now on
   * @throws UserError if Kafka does not answer, or has no such topic
   */
  public static TopicReader open(
      LiveKafka kafka, Collection<String> topics, boolean fromBeginning) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.api.timeout.ms", (int) ANSWER_LIMIT.toMillis());
    KafkaConsumer<byte[], byte[]> consumer = null;
    boolean opened = false;
    try {
      consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      List<TopicPartition> partitions = partitions(consumer, topics, kafka);
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      // Finds the places now: what is sent after this is seen.
      partitions.forEach(consumer::position);
      opened = true;
      return new TopicReader(consumer);
    } catch (KafkaException e) {
      throw kafka.unreachable(e);
    } finally {
      if (!opened && consumer != null) {
        consumer.close();
      }
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<?, ?> consumer, Collection<String> topics, LiveKafka kafka) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        throw UserError.failed(
            "Kafka at %s has no topic %s. haat up makes it.".formatted(kafka.bootstrap(), topic));
      }
      found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
    }
    return partitions;
  }

  /** What has arrived, in the order of the brokers' clock; waits at most so long. */
  public List<ConsumerRecord<byte[], byte[]>> next(Duration limit) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(limit).forEach(records::add);
    records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
