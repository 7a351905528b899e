package io.haat.app.live;

import io.haat.stream.broker.EmbeddedKafka;
import io.haat.testing.process.JavaProcess;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Kafka broker in a process that is not Haat's. */
final class BrokerProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final JavaProcess process;
  private final String bootstrap;

  private BrokerProcess(JavaProcess process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  static BrokerProcess start(Path folder) throws IOException {
    JavaProcess process =
        JavaProcess.start(
            folder,
            System.getProperty("java.class.path"),
            List.of("-Xmx256m"),
            BrokerProcess.class.getName(),
            folder.resolve("kafka").toString());
    Until.holds(LIMIT, () -> !process.isAlive() || process.said().endsWith("\n"));
    return new BrokerProcess(process, process.said().strip());
  }

  /** The process itself. */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
      System.out.println(kafka.bootstrap());
      Thread.currentThread().join();
    }
  }

  String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    process.close();
  }
}
