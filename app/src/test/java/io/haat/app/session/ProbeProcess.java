package io.haat.app.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The test's end of a {@link SessionProbe}. */
final class ProbeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ProbeProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ProbeProcess start(Path data) throws IOException {
    return new ProbeProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SessionProbe.class.getName(),
                data.toString(),
                "0")
            .redirectErrorStream(true)
            .start());
  }

  /** The next line that the process prints; null at its end. */
  String line() throws IOException {
    return output.readLine();
  }

  long pid() {
    return process.pid();
  }

  void askToClose() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
    return process.exitValue();
  }

  /** As Ctrl-C or a service manager does it. */
  void terminate() throws InterruptedException {
    process.destroy();
    awaitExit();
  }

  /** As {@code kill -9} does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
