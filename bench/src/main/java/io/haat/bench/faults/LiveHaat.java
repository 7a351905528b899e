package io.haat.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.postgres.EmbeddedPostgres;
import io.haat.bench.process.HaatProgram;
import io.haat.bench.process.StartedProgram;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** {@code haat up} as a process, started as often as it is killed, on one data directory. */
final class LiveHaat implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 200;
  private static final long STOP_SECONDS = 90;

  private final HaatProgram program;
  private final Path data;
  private final Map<String, String> settings;
  private StartedProgram process;

  private LiveHaat(HaatProgram program, Path data, Map<String, String> settings)
      throws IOException {
    this.program = program;
    this.data = data;
    this.settings = Map.copyOf(settings);
    process = program.start(this.settings, "up", "--data", data);
  }

  /** Starts it the first time, without waiting. */
  static LiveHaat start(HaatProgram program, Path data, Map<String, String> settings)
      throws IOException {
    return new LiveHaat(program, data, settings);
  }

  /** Starts it again after it has ended. */
  void startAgain() throws IOException {
    process = program.start(settings, "up", "--data", data);
  }

  /** Waits until it says that it is ready, and returns what else it says. */
  JsonNode awaitReady() throws IOException {
    Until.holds(START_LIMIT, () -> !process.isAlive() || process.out().endsWith("}\n"));
    if (!process.isAlive()) {
      throw new IllegalStateException("haat up has ended: " + process.err());
    }
    return JSON.readTree(process.out());
  }

  Path data() {
    return data;
  }

  Map<String, String> settings() {
    return settings;
  }

  StartedProgram process() {
    return process;
  }

  /** The answer of another command on the same data directory. */
  JsonNode ask(String command) throws IOException, InterruptedException {
    try (StartedProgram asked = program.start(settings, command, "--data", data, "--json")) {
      if (!asked.endsWithin(STOP_SECONDS)) {
        throw new IllegalStateException("haat " + command + " does not end");
      }
      return JSON.readTree(asked.out());
    }
  }

  /**
   * A connection to its database, with Haat's tables in its search path; waits for one that is just
   * coming back.
   */
  Connection connect() throws IOException, SQLException, InterruptedException {
    JsonNode runtime = JSON.readTree(data.resolve("runtime.json").toFile());
    String url = runtime.path("database").asText() + "&currentSchema=haat,public";
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(url);
      } catch (SQLException notYet) {
        if (System.nanoTime() - deadline > 0) {
          throw notYet;
        }
        Sleep.millis(PAUSE_MILLIS);
      }
    }
  }

  /** The embedded PostgreSQL, which is killed with all that it has started. */
  void killDatabase() {
    OptionalLong pid = EmbeddedPostgres.runningPid(data.resolve("postgres"));
    ProcessHandle postmaster = ProcessHandle.of(pid.orElse(-1)).orElse(null);
    if (postmaster != null) {
      List<ProcessHandle> all = postmaster.descendants().toList();
      postmaster.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      Until.holds(
          START_LIMIT,
          () -> !postmaster.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @Override
  public void close() {
    try {
      process.interrupt();
      if (!process.endsWithin(STOP_SECONDS)) {
        process.kill();
      }
    } catch (InterruptedException e) {
      process.close();
      Thread.currentThread().interrupt();
    } finally {
      killDatabase();
    }
  }
}
