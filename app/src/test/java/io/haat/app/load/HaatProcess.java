package io.haat.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A call of the program as a process of its own, which can be killed. */
public final class HaatProcess implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private HaatProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static HaatProcess start(Path folder, Path data, String... arguments) throws IOException {
    return start(folder, data, Map.of(), arguments);
  }

  public static HaatProcess start(
      Path folder, Path data, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.haat.app.Haat"));
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--data", data.toString()));
    Path out = Files.createTempFile(folder, "out-", ".txt");
    Path err = Files.createTempFile(folder, "err-", ".txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HAAT_"));
    for (String part : List.of("DATABASE", "KAFKA", "FLINK", "API")) {
      builder.environment().put("HAAT_" + part + "_PORT", "0");
    }
    builder.environment().putAll(settings);
    return new HaatProcess(builder.start(), out, err);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int awaitExit() throws InterruptedException, IOException {
    if (!endsWithin(LIMIT_SECONDS * 1000L)) {
      throw new AssertionError("process " + process.pid() + " does not end: " + err());
    }
    return process.exitValue();
  }

  /** Whether it ends by itself within this time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Its answer, once it has ended. */
  Loaded loaded() throws InterruptedException, IOException {
    int status = awaitExit();
    return Loaded.of(status, out(), err());
  }

  /** As {@code kill -9} does it. */
  public void kill() throws InterruptedException, IOException {
    process.destroyForcibly();
    awaitExit();
  }

  /** As Ctrl-C and {@code kill} do it. */
  public void stop() {
    process.destroy();
  }

  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
