package io.haat.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@code haat up} that runs beside the benchmark. */
public final class RunningHaat implements AutoCloseable {
  private static final long STOP_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path data;
  private final double startSeconds;
  private final JsonNode ready;

  private RunningHaat(Process process, Path data, double startSeconds, JsonNode ready) {
    this.process = process;
    this.data = data;
    this.startSeconds = startSeconds;
    this.ready = ready;
  }

  /**
   * Starts it on free ports and waits until it says that it takes events.
   *
   * @param data its data directory
   * @param variables its settings
   * @throws UserError if it ends before it is ready, with what it said
   */
  public static RunningHaat start(HaatProgram program, Path data, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(program.folder(), "up-", ".txt");
    var builder =
        new ProcessBuilder(program.commandLine(List.of("up", "--data", data)))
            .directory(program.folder().toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HAAT_"));
    for (String part : List.of("API", "KAFKA", "DATABASE", "FLINK")) {
      environment.put("HAAT_" + part + "_PORT", "0");
    }
    environment.putAll(variables);
    long begin = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (line == null) {
      int status = process.waitFor();
      throw UserError.failed(
          "`haat up` ended with status %d:%n%s".formatted(status, Files.readString(err)));
    }
    return new RunningHaat(process, data, seconds, JSON.readTree(line));
  }

  /** From its call to the line that says it is ready. */
  public double startSeconds() {
    return startSeconds;
  }

  /** Where its Kafka, or the one it was given, is. */
  public String kafka() {
    return ready.path("kafka").asText();
  }

  /** Where its REST API is. */
  public String api() {
    return ready.path("api").asText();
  }

  /** A connection of one's own to its warehouse. */
  public Connection connect() throws SQLException, IOException {
    JsonNode runtime = JSON.readTree(Files.readString(data.resolve("runtime.json")));
    Connection connection = DriverManager.getConnection(runtime.path("database").asText());
    connection.setSchema("haat");
    return connection;
  }

  /** The physical memory that it has now, its PostgreSQL included, in bytes. */
  public long memoryBytes() throws IOException {
    return ResidentMemory.ofTree(process.toHandle())
        + postmaster().map(ResidentMemory::ofTree).orElse(0L);
  }

  /** Its PostgreSQL, which is no child of its; empty if it uses another one. */
  private Optional<ProcessHandle> postmaster() throws IOException {
    Path file = data.resolve("postgres").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
  }

  /** Stops it in the middle of what it does, as if the machine had no time for it. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw UserError.failed("cannot send " + name + " to process " + process.pid());
    }
  }

  /** Ends it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
