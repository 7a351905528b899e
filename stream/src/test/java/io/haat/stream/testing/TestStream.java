package io.haat.stream.testing;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.EventWriter;
import io.haat.stream.flink.EmbeddedFlink;
import io.haat.stream.settings.Checkpoints;
import io.haat.stream.settings.DatabaseAccess;
import io.haat.stream.settings.KafkaAccess;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.settings.Timing;
import io.haat.stream.settings.TopicNames;
import io.haat.stream.topic.LiveTopics;
import io.haat.stream.topic.Topics;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.ds.PGSimpleDataSource;

/** Topics of a test's own, a database of its own, and the job between them. */
public final class TestStream implements AutoCloseable {
  private static final AtomicInteger STREAMS = new AtomicInteger();
  private static final int PARTITIONS = 2;

  private final Path folder;
  private final PGSimpleDataSource database;
  private final Warehouse warehouse;
  private final Connection connection;
  private final LiveTopics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private StreamSettings settings;
  private EmbeddedFlink flink;

  private TestStream(UnaryOperator<StreamSettings> change) {
    try {
      folder = Files.createTempDirectory("haat-test-stream-");
      database =
          (PGSimpleDataSource)
              TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
      warehouse = new Warehouse(database);
      connection = warehouse.connect();
      settings = change.apply(settings());
      try (Admin admin = Admin.create(settings.kafka().client(Map.of()))) {
        topics = Topics.ensure(admin, settings.topics(), PARTITIONS);
      }
      producer =
          new KafkaProducer<>(
              settings.kafka().client(Map.of("max.request.size", "20000000")),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Topics and tables; the job does not run yet. */
  public static TestStream prepare() {
    return prepare(settings -> settings);
  }

  /** The same with other settings. */
  public static TestStream prepare(UnaryOperator<StreamSettings> change) {
    return new TestStream(change);
  }

  private StreamSettings settings() {
    var names = new TreeMap<EventType, String>();
    String suffix = "-" + STREAMS.incrementAndGet();
    TopicNames usual = TopicNames.usual();
    usual.events().forEach((type, name) -> names.put(type, name + suffix));
    return StreamSettings.of(
            KafkaAccess.of(TestBroker.bootstrap()),
            new DatabaseAccess(database.getUrl(), database.getUser(), ""),
            new Checkpoints("", Duration.ofSeconds(2)))
        .withTopics(new TopicNames(names, usual.deadLetters() + suffix))
        .withTiming(
            Timing.usual()
                .withIdleness(Duration.ofMillis(500))
                .withCorrections(Duration.ofMillis(200)))
        .withStoreDefaults(Currency.getInstance("INR"), ZoneId.of("Asia/Kolkata"));
  }

  public TestStream start() {
    flink = EmbeddedFlink.start(folder.resolve("flink"), 0, settings, topics);
    return this;
  }

  public void change(UnaryOperator<StreamSettings> change) {
    settings = change.apply(settings);
  }

  public EmbeddedFlink flink() {
    return flink;
  }

  public Path flinkFolder() {
    return folder.resolve("flink");
  }

  public StreamSettings currentSettings() {
    return settings;
  }

  public LiveTopics topics() {
    return topics;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public Tables tables() {
    return new Tables(connection);
  }

  /** Sends an event as its producer should: by its key. */
  public Future<RecordMetadata> send(Event event) {
    return producer.send(
        new ProducerRecord<>(
            topic(event.type()),
            event.topicKey().getBytes(StandardCharsets.UTF_8),
            EventWriter.write(event)));
  }

  /** Sends an event to a partition, and does not wait. */
  public void sendTo(int partition, Event event) {
    producer.send(
        new ProducerRecord<>(topic(event.type()), partition, null, EventWriter.write(event)));
  }

  /** Sends an event to a partition, and waits until the broker has it. */
  public RecordMetadata send(Event event, int partition) {
    return send(event.type(), partition, EventWriter.write(event));
  }

  /** Sends a record to a partition, and waits until the broker has it. */
  public RecordMetadata send(EventType type, int partition, byte[] value) {
    try {
      return producer.send(new ProducerRecord<>(topic(type), partition, null, value)).get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  public void flush() {
    producer.flush();
  }

  public String topic(EventType type) {
    return settings.topics().of(type);
  }

  /** Waits until all tasks of a topic have got to a time. */
  public void awaitWatermark(EventType type, Instant time) {
    Await.until(
        "the watermark of " + topic(type) + " is at " + time,
        () ->
            tables()
                .one(
                    """
                        select count(*) from stream_progress where topic = ? and watermark >= ?""",
                    topic(type),
                    time)
                .equals(Long.toString(settings.parallelism())));
  }

  @Override
  public void close() {
    if (flink != null) {
      flink.abandon();
    }
    producer.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    TestBroker.delete(folder);
  }
}
