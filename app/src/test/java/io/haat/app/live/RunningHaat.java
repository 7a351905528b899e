package io.haat.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.cli.CommandLineRun;
import io.haat.app.load.HaatProcess;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code haat up} or {@code haat demo} as a process, and other commands on its data directory. */
final class RunningHaat implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Path folder;
  private final Path data;
  private final Map<String, String> settings;
  private final HaatProcess process;
  private final JsonNode ready;

  private RunningHaat(
      Path folder, Path data, Map<String, String> settings, HaatProcess process, JsonNode ready) {
    this.folder = folder;
    this.data = data;
    this.settings = settings;
    this.process = process;
    this.ready = ready;
  }

  /** {@code haat up}; returns when it says that it is ready. */
  static RunningHaat start(Path folder, Path data, Map<String, String> settings)
      throws IOException {
    return start(folder, data, settings, "up");
  }

  /** Likewise, of another command that runs until it is stopped. */
  static RunningHaat start(Path folder, Path data, Map<String, String> settings, String... command)
      throws IOException {
    HaatProcess process = HaatProcess.start(folder, data, settings, command);
    boolean started = false;
    try {
      Until.holds(LIMIT, () -> !process.isAlive() || process.out().endsWith("}\n"));
      if (!process.isAlive()) {
        throw new AssertionError("it ended: " + process.err());
      }
      JsonNode ready = JSON.readTree(process.out());
      started = true;
      return new RunningHaat(folder, data, settings, process, ready);
    } finally {
      if (!started) {
        process.close();
      }
    }
  }

  /** What it told when it was ready. */
  JsonNode ready() {
    return ready;
  }

  HaatProcess process() {
    return process;
  }

  /** Another command on the same data directory. */
  CommandLineRun call(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandLineRun.in(folder, 0, settings, all.toArray(String[]::new));
  }

  /** Its answer, which is JSON. */
  JsonNode ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    CommandLineRun run = call(all.toArray(String[]::new));
    try {
      return JSON.readTree(run.out());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + run.out() + run.err(), e);
    }
  }

  /** The one value that a query answers. */
  String value(String sql) {
    return ask("sql", sql).path("rows").path(0).path(0).asText();
  }

  /** Waits until a query answers with this value. */
  void await(String sql, String value) {
    Until.holds(LIMIT, () -> value(sql).equals(value));
  }

  /** Stops it as Ctrl-C does, and gives its exit status. */
  int stop() throws IOException, InterruptedException {
    process.stop();
    return process.awaitExit();
  }

  @Override
  public void close() throws IOException {
    try {
      if (process.isAlive()) {
        stop();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      process.close();
    }
  }
}
