package io.haat.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka at a set rate, each acknowledged by all replicas and, as far as the client
 * can help it, written once. It runs once, on the thread that calls {@link #run}; {@link #stop} may
 * come from another.
 */
public final class EventProducer implements AutoCloseable {
  /** What is due within so long is sent together: sleeping less costs more than it tells. */
  private static final long LEAST_PAUSE_NANOS = 1_000_000;

  /** So that an end, or a call of {@link #stop}, is never far. */
  private static final long LONGEST_PAUSE_NANOS = 100_000_000;

  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final Duration PROGRESS = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> client;
  private final LiveTopics topics;
  private final SendCounts counts = new SendCounts();
  private final Object ending = new Object();
  private @Nullable Thread sending;
  private volatile boolean stopped;

  /**
   * @param settings of the Kafka client; at least {@code bootstrap.servers}
   */
  public EventProducer(Map<String, Object> settings, LiveTopics topics) {
    client = ProducerClient.open(settings);
    this.topics = topics;
  }

  /**
   * Asks the broker for all topics.
   *
   * @throws KafkaException if it does not answer within the client's {@code max.block.ms}, or has
   *     not all of them
   */
  public void checkTopics() {
    topics.all().forEach(client::partitionsFor);
  }

  /**
   * Sends until the limit is reached or {@link #stop} is called, and waits for the last
   * acknowledgements.
   *
   * @param perSecond above 0
   * @param limit null for no end
   * @param progress is told once a second
   */
  public ProducerReport run(
      LiveRecords records,
      double perSecond,
      @Nullable Duration limit,
      Consumer<ProducerReport> progress) {
    long start = System.nanoTime();
    long length = limit == null ? Long.MAX_VALUE : limit.toNanos();
    var pace = new Pace(perSecond, start);
    synchronized (ending) {
      sending = Thread.currentThread();
    }
    try {
      long tellAt = PROGRESS.toNanos();
      long elapsed = 0;
      while (!stopped && elapsed < length) {
        long wait = pace.nanosUntilDue(start + elapsed);
        if (wait == 0) {
          send(records.next());
          pace.sent(start + elapsed);
        } else {
          LockSupport.parkNanos(
              Math.min(
                  Math.max(wait, LEAST_PAUSE_NANOS),
                  Math.min(LONGEST_PAUSE_NANOS, length - elapsed)));
        }
        elapsed = System.nanoTime() - start;
        if (elapsed >= tellAt) {
          tellAt += PROGRESS.toNanos();
          progress.accept(counts.report(elapsed / 1e9, pace.givenUp()));
        }
      }
    } catch (InterruptException whileSending) {
      // The record that waited for room was not sent.
    } finally {
      synchronized (ending) {
        sending = null;
        // Sending is over: an interrupt must not reach the waiting for acknowledgements.
        boolean wasInterrupted = Thread.interrupted();
        stopped |= wasInterrupted;
      }
    }
    client.close(CLOSING);
    return counts.report((System.nanoTime() - start) / 1e9, pace.givenUp());
  }

  /** Ends {@link #run} soon, in order; it may be waiting for a broker that does not answer. */
  public void stop() {
    stopped = true;
    synchronized (ending) {
      if (sending != null) {
        sending.interrupt();
      }
    }
  }

  /** Closes without waiting for acknowledgements, unless {@link #run} has done so. */
  @Override
  public void close() {
    client.close(Duration.ZERO);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of whatever the future tells
  private void send(LiveRecord record) {
    String key = record.key();
    var message =
        new ProducerRecord<>(
            topics.of(record.type()),
            key == null ? null : key.getBytes(UTF_8),
            bytes(record.value()));
    long begin = System.nanoTime();
    counts.sent();
    try {
      client.send(
          message,
          (place, failure) -> {
            if (failure == null) {
              counts.acknowledged(record, System.nanoTime() - begin);
            } else {
              counts.failed(failure);
            }
          });
    } catch (InterruptException stop) {
      counts.failed(stop);
      throw stop;
    } catch (KafkaException refused) {
      counts.failed(refused);
    }
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }
}
