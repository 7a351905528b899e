package io.haat.bench.faults;

import io.haat.app.postgres.FreePort;
import io.haat.stream.broker.EmbeddedKafka;
import io.haat.testing.process.JavaProcess;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Kafka broker in a process that is not Haat's, at an address that stays. */
final class OwnBroker implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port = FreePort.find(0, "HAAT_KAFKA_PORT");
  private JavaProcess process;

  private OwnBroker(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    process = run();
  }

  static OwnBroker start(Path folder) throws IOException {
    return new OwnBroker(folder);
  }

  private JavaProcess run() throws IOException {
    JavaProcess started =
        JavaProcess.start(
            folder,
            System.getProperty("java.class.path"),
            List.of("-Xmx512m"),
            OwnBroker.class.getName(),
            folder.resolve("kafka").toString(),
            Integer.toString(port));
    Until.holds(LIMIT, () -> !started.isAlive() || started.said().contains(bootstrap()));
    if (!started.isAlive()) {
      throw new IllegalStateException("the broker has ended: " + started.said());
    }
    return started;
  }

  /** The process itself: folder and port. */
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    System.out.println(kafka.bootstrap());
    Thread.currentThread().join();
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** What has Haat use it. */
  Map<String, String> settings() {
    return Map.of("HAAT_KAFKA_BOOTSTRAP", bootstrap());
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  /** Ends it in order. */
  void stop() throws InterruptedException {
    process.stop();
  }

  void startAgain() throws IOException {
    process = run();
  }

  @Override
  public void close() {
    process.close();
  }
}
