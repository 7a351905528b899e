package io.haat.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haat.model.event.EventType;
import io.haat.simulator.live.LiveRecord.Sort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventProducerTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestBroker broker;

  private final LiveTopics topics = topicsOfItsOwn();

  @BeforeAll
  static void start() {
    broker = new TestBroker(folder);
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  @Test
  void what_is_acknowledged_is_in_the_topics_once_and_under_its_key() throws Exception {
    broker.create(topics);
    ProducerReport report;
    try (var producer = new EventProducer(broker.settings(), topics)) {
      producer.checkTopics();
      report = producer.run(shops(), 5_000, Duration.ofSeconds(2), progress -> {});
    }

    assertThat(report.failed()).as("%s", report).isZero();
    assertThat(report.acknowledged()).isEqualTo(report.sent());
    assertThat(report.latencyP50Millis())
        .isPositive()
        .isLessThanOrEqualTo(report.latencyP99Millis());
    for (EventType type : EventType.values()) {
      Map<String, Integer> partitions = new HashMap<>();
      Set<String> ids = new HashSet<>();
      var records = broker.read(topics.of(type));
      for (ConsumerRecord<byte[], byte[]> record : records) {
        String key = new String(record.key(), UTF_8);
        Integer before = partitions.put(key, record.partition());
        assertThat(before == null || before == record.partition()).isTrue();
        assertThat(ids.add(new String(record.value(), UTF_8))).isTrue();
      }
      assertThat((long) records.size()).isEqualTo(report.byType().get(type)).isPositive();
    }
    assertThat(report.bySort().get(Sort.NEW)).isEqualTo(report.acknowledged());
  }

  @Test
  void the_rate_is_kept() throws Exception {
    broker.create(topics);
    try (var producer = new EventProducer(broker.settings(), topics)) {
      ProducerReport report = producer.run(shops(), 2_000, Duration.ofSeconds(3), progress -> {});

      assertThat(report.sent()).isBetween(4_500L, 6_010L);
    }
  }

  @Test
  void a_stop_ends_it_with_everything_acknowledged() throws Exception {
    broker.create(topics);
    try (var producer = new EventProducer(broker.settings(), topics)) {
      var run =
          CompletableFuture.supplyAsync(
              () -> producer.run(shops(), 1_000, null, progress -> producer.stop()));
      ProducerReport report = run.get(30, TimeUnit.SECONDS);

      assertThat(report.acknowledged()).isEqualTo(report.sent()).isPositive();
      assertThat(report.failed()).isZero();
    }
  }

  @Test
  void a_broker_that_goes_and_comes_loses_nothing_and_gets_nothing_twice() throws Exception {
    broker.create(topics);
    var restart = new CompletableFuture<Void>();
    try (var producer = new EventProducer(broker.settings(), topics)) {
      ProducerReport report =
          producer.run(
              shops(),
              2_000,
              Duration.ofSeconds(8),
              progress -> {
                if (!restart.isDone() && progress.seconds() > 1) {
                  CompletableFuture.runAsync(broker::restart).thenRun(() -> restart.complete(null));
                  restart.join();
                }
              });

      assertThat(report.failed()).as(report.firstFailure()).isZero();
      long inTopics = 0;
      for (String topic : topics.all()) {
        inTopics += broker.read(topic).size();
      }
      assertThat(inTopics).isEqualTo(report.acknowledged()).isEqualTo(report.sent());
    }
  }

  @Test
  void a_topic_that_is_missing_is_named() {
    var settings = new HashMap<>(broker.settings());
    settings.put("max.block.ms", 2_000);
    try (var producer = new EventProducer(settings, topics)) {
      assertThatExceptionOfType(KafkaException.class)
          .isThrownBy(producer::checkTopics)
          .withMessageContaining(topics.of(EventType.SALE));
    }
  }

  @Test
  void a_stop_ends_it_even_when_nobody_answers() throws Exception {
    var nowhere = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:9");
    try (var producer = new EventProducer(nowhere, topics)) {
      var run =
          CompletableFuture.supplyAsync(() -> producer.run(shops(), 1_000, null, progress -> {}));
      producer.stop();
      while (!run.isDone()) {
        producer.stop();
        Thread.onSpinWait();
      }
      ProducerReport report = run.get(30, TimeUnit.SECONDS);

      assertThat(report.acknowledged()).isZero();
      assertThat(report.failed()).isEqualTo(report.sent());
    }
  }

  /** Shops whose time runs fast, so that there are refunds soon. */
  private static LiveStream shops() {
    Clock clock = Clock.systemUTC();
    long step = Duration.ofMillis(20).toNanos();
    return new LiveStream(
        LiveRequest.of(TESTS.get(), 2_000), EventTimes.history(clock.instant(), step), clock);
  }

  private static LiveTopics topicsOfItsOwn() {
    int test = TESTS.incrementAndGet();
    Map<EventType, String> names = new HashMap<>();
    for (EventType type : EventType.values()) {
      names.put(type, type.defaultTopic() + "-" + test);
    }
    return new LiveTopics(names);
  }
}
