package io.haat.stream.testing;

import io.haat.stream.broker.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One broker for all tests of a JVM, started when it is first asked for and gone with the JVM. */
final class TestBroker {
  private TestBroker() {}

  static String bootstrap() {
    return Running.KAFKA.bootstrap();
  }

  private static final class Running {
    static final EmbeddedKafka KAFKA = start();

    private static EmbeddedKafka start() {
      try {
        Path folder = Files.createTempDirectory("haat-test-kafka-");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      kafka.close();
                      delete(folder);
                    }));
        return kafka;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
