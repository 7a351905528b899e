package io.haat.stream.broker;

import java.nio.file.Path;

/** A process that runs a broker until it is killed: {@code BrokerProcess FOLDER}. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
      System.out.println(kafka.bootstrap());
      Thread.currentThread().join();
    }
  }

  /** Starts it; the first line of its standard output is where it listens. */
  static Process start(Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
