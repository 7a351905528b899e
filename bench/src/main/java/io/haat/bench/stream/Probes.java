package io.haat.bench.stream;

import io.haat.app.error.UserError;
import io.haat.model.LineId;
import io.haat.model.LineKind;
import io.haat.model.event.SaleEvent;
import io.haat.simulator.live.LiveRecord;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sales of a store of their own among the others, about fifty a second, each followed from the call
 * of {@code send} to the moment when another connection reads it: its lines as facts and itself in
 * the windows. They are sent by the clock, whether or not earlier ones have arrived, so that a
 * pause is felt by all that it delays. What is asked every other millisecond adds about half of
 * that to each latency.
 */
final class Probes implements AutoCloseable {
  private static final String STORE = "probe";
  private static final int LEAST_PAUSE_MILLIS = 10;
  private static final int MOST_PAUSE_MILLIS = 30;
  private static final int MOST_ASKED_FOR = 50;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long ASK_EVERY_NANOS = 1_500_000;

  private record Sent(UUID firstLine, long atNanos) {}

  /** How many of the facts that were asked for are there, and all sales of the windows. */
  private record Seen(long facts, long windows) {}

  private final KafkaProducer<byte[], byte[]> client;
  private final Connection connection;
  private final TwoLineSales sales;
  private final String run;
  private final boolean facts;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final List<Double> millis = new ArrayList<>();
  private long seen;

  /**
   * @param facts whether the sales become facts
   */
  Probes(String kafka, Connection connection, String run, boolean facts) {
    client =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.connection = connection;
    this.run = run;
    this.facts = facts;
    sales = new TwoLineSales(Clock.systemUTC(), run, 11);
  }

  /**
   * Sends probes and waits for the last of them.
   *
   * @param forNanos how long to send
   * @return each latency in milliseconds
   */
  List<Double> run(long forNanos) throws SQLException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      // Tables that have just been made have no statistics yet: a plan must not depend on them.
      statement.execute("set enable_seqscan = off");
    }
    Timestamp since = Timestamp.from(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    long before = seen(since).windows();
    long end = System.nanoTime() + forNanos;
    long latest = end + PATIENCE_NANOS;
    var sender = new Thread(() -> send(end), "probes");
    sender.start();
    Queue<Sent> open = new ArrayDeque<>();
    while (sender.isAlive() || !sent.isEmpty() || !open.isEmpty()) {
      for (Sent one = sent.poll(); one != null; one = sent.poll()) {
        open.add(one);
      }
      if (!open.isEmpty()) {
        take(open, since, before);
        if (System.nanoTime() > latest) {
          throw UserError.failed(
              open.size() + " sales are not to be seen, a minute after the last");
        }
      }
      LockSupport.parkNanos(ASK_EVERY_NANOS);
    }
    sender.join();
    return List.copyOf(millis);
  }

  private void send(long end) {
    long due = System.nanoTime();
    for (int i = 0; due < end; i++) {
      awaitNanoTime(due);
      send(sales.sale(STORE, run + "-probe-" + i));
      due += random.nextLong(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS) * 1_000_000L;
    }
    client.flush();
  }

  private static void awaitNanoTime(long due) {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // one that is lost is missed in the tables
  private void send(SaleEvent sale) {
    LiveRecord record = TwoLineSales.record(sale);
    byte[] key = STORE.getBytes(StandardCharsets.UTF_8);
    var message = new ProducerRecord<>(record.type().defaultTopic(), key, record.value().array());
    sent.add(new Sent(LineId.of(LineKind.SALE, sale.id(), "1"), System.nanoTime()));
    client.send(message);
  }

  /** Probes arrive in their order: they share a partition. */
  private void take(Queue<Sent> open, Timestamp since, long before) throws SQLException {
    long arrived = arrived(open, since, before);
    long now = System.nanoTime();
    for (; seen < arrived; seen++) {
      millis.add((now - open.remove().atNanos()) / 1e6);
    }
  }

  private long arrived(Queue<Sent> open, Timestamp since, long before) throws SQLException {
    UUID[] lines = open.stream().limit(MOST_ASKED_FOR).map(Sent::firstLine).toArray(UUID[]::new);
    Seen now = seen(since, facts ? lines : new UUID[0]);
    long inWindows = now.windows() - before;
    return facts ? Math.min(inWindows, seen + now.facts()) : inWindows;
  }

  private Seen seen(Timestamp since, UUID... lines) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
      statement.setArray(1, connection.createArrayOf("uuid", lines));
      statement.setTimestamp(2, since);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Seen(row.getLong(1), row.getLong(2));
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static final String SEEN =
      """
      select (select count(*) from fact_sales where line_id = any (?)), coalesce(sum(total_transactions), 0)
      from transactions_summary
      where retailer = 'bench' and store_id = 'probe' and window_start >= ?""";
}
