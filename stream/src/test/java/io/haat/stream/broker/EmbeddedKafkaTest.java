package io.haat.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final String TOPIC = "sales";

  @TempDir private Path folder;

  @Test
  void finds_its_records_and_its_identity_again_at_the_next_start() throws Exception {
    String clusterId;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      clusterId = kafka.clusterId();
      createTopic(kafka.bootstrap());
      send(kafka.bootstrap(), "first");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThat(kafka.clusterId()).isEqualTo(clusterId);
      send(kafka.bootstrap(), "second");
      assertThat(read(kafka.bootstrap(), 2)).containsExactly("first", "second");
    }
  }

  @Test
  void has_what_it_acknowledged_after_it_was_killed() throws Exception {
    Process process = BrokerProcess.start(folder);
    try {
      String bootstrap = process.inputReader().readLine();
      createTopic(bootstrap);
      send(bootstrap, "first", "second");
    } finally {
      process.destroyForcibly().waitFor();
    }
    long start = System.nanoTime();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
      send(kafka.bootstrap(), "third");
      assertThat(read(kafka.bootstrap(), 3)).containsExactly("first", "second", "third");
    }
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void send(String bootstrap, String... values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(TOPIC, value)).get();
      }
    }
  }

  private static List<String> read(String bootstrap, int count) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "test",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  @Test
  void says_that_its_port_is_taken() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("a"), 0)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(folder.resolve("b"), kafka.port()))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + kafka.port() + " is taken by another program");
    }
  }

  @Test
  void says_that_its_folder_is_in_use() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessage("cannot keep Kafka's data in " + folder + ": another broker runs on it");
      assertThat(kafka.port()).isPositive();
    }
  }

  @Test
  void says_that_its_folder_cannot_be_used() throws Exception {
    Path file = Files.write(folder.resolve("file"), "x".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> EmbeddedKafka.start(file.resolve("kafka"), 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("cannot keep Kafka's data in " + file.resolve("kafka"));
  }
}
