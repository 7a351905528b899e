package io.haat.bench.process;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the benchmark until it is closed. Its output goes to a file. */
public final class Service implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int ASK_EVERY_MILLIS = 20;

  private final Process process;
  private final Path log;

  private Service(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param variables beside those of this process, of which Haat's own are left out
   * @param log takes what it says
   */
  public static Service start(
      Path folder, Map<String, String> variables, List<String> command, Path log)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HAAT_"));
    builder.environment().putAll(variables);
    return new Service(builder.start(), log);
  }

  /**
   * Waits until it is ready.
   *
   * @throws UserError if it ends before, or is not ready in time, with what it said
   */
  public void await(Duration limit, Callable<Boolean> ready) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.call()) {
      if (System.nanoTime() > deadline
          || process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        throw UserError.failed("not ready within " + limit + ":\n" + Files.readString(log));
      }
    }
  }

  /** Asks it to end, and sees to it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
