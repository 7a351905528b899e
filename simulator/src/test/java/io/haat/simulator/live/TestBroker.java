package io.haat.simulator.live;

import io.haat.stream.broker.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker of the test's own, which can be ended and started again on its port. */
final class TestBroker implements AutoCloseable {
  static final int PARTITIONS = 2;

  private final Path folder;
  private EmbeddedKafka broker;

  TestBroker(Path folder) {
    this.folder = folder;
    broker = EmbeddedKafka.start(folder, 0);
  }

  Map<String, Object> settings() {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }

  void create(LiveTopics topics) throws Exception {
    try (Admin admin = Admin.create(settings())) {
      var wanted =
          topics.all().stream().map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList();
      admin.createTopics(wanted).all().get();
    }
  }

  void restart() {
    int port = broker.port();
    broker.close();
    broker = EmbeddedKafka.start(folder, port);
  }

  /** Everything that is in a topic now. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings(), bytes, bytes)) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new TopicPartition(topic, i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  @Override
  public void close() {
    broker.close();
  }
}
