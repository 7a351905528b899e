package io.haat.stream.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka node in this process, broker and controller in one, for clients of this machine. Its
 * topics are kept in a folder and found again at the next start, also after this process was
 * killed.
 *
 * <p>What a producer was told is written has been handed to the operating system: it survives the
 * end of this process, but not that of the machine, before the system has put it on disk.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BrokerSockets sockets;
  private final BrokerFaults faults = new BrokerFaults();
  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(Path folder, BrokerSockets sockets, Map<String, String> more) {
    this.sockets = sockets;
    BrokerStorage storage = new BrokerStorage(folder);
    KafkaConfig configuration =
        new KafkaConfig(BrokerConfiguration.of(folder, sockets, more), false);
    shared =
        new SharedServer(
            configuration,
            storage.identity(),
            Time.SYSTEM,
            new Metrics(),
            CompletableFuture.completedFuture(sockets.voters()),
            List.of(),
            faults,
            sockets.factory());
    controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), storage.firstMetadata());
    broker = new BrokerServer(shared);
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param folder its data; made if absent, formatted at first
   * @param port to listen on at 127.0.0.1, 0 for any free one
   * @throws BrokerException when the port is taken or the folder cannot be used
   */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /**
   * Starts a broker with settings of its own, for instance for TLS.
   *
   * @param more Kafka's broker settings; they win over Haat's
   */
  public static EmbeddedKafka start(Path folder, int port, Map<String, String> more) {
    BrokerSockets sockets = BrokerSockets.bind(port);
    boolean started = false;
    try {
      EmbeddedKafka kafka = new EmbeddedKafka(folder.toAbsolutePath(), sockets, more);
      kafka.startUp(folder);
      started = true;
      return kafka;
    } finally {
      if (!started) {
        sockets.close();
      }
    }
  }

  private void startUp(Path folder) {
    boolean started = false;
    try {
      controller.startup();
      KilledBroker.forget(controller);
      broker.startup();
      started = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("interrupted while starting Kafka in " + folder, e);
    } catch (RuntimeException e) {
      throw new BrokerException(
          "cannot start Kafka in %s: %s".formatted(folder, rootCause(e).getMessage()), e);
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private static Throwable rootCause(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Where clients connect, {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + sockets.clientPort();
  }

  /** The port of {@link #bootstrap}. */
  public int port() {
    return sockets.clientPort();
  }

  /** Given to the folder when it was formatted; tells one cluster's offsets from another's. */
  public String clusterId() {
    return shared.clusterId();
  }

  /** Completed with the cause when the broker cannot go on. It is to be closed then. */
  public CompletionStage<Throwable> failure() {
    return faults.fatal().minimalCompletionStage();
  }

  /** Lets requests in hand end, writes everything to disk, and frees the folder. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    broker.shutdown(STOP_LIMIT);
    controller.shutdown();
    sockets.close();
  }
}
