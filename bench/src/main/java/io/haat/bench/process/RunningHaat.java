package io.haat.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.error.UserError;
import io.haat.app.postgres.EmbeddedPostgres;
import io.haat.app.process.ProcessMemory;
import io.haat.app.session.DataDirectory;
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
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

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

  /** JDBC URL of its warehouse, with user and password. */
  public String database() throws IOException {
    JsonNode runtime = JSON.readTree(Files.readString(data.resolve("runtime.json")));
    return runtime.path("database").asText();
  }

  /** A connection of one's own to its warehouse. */
  public Connection connect() throws SQLException, IOException {
    Connection connection = DriverManager.getConnection(database());
    connection.setSchema("haat");
    return connection;
  }

  /**
   * The physical memory that it has now, in bytes, and its PostgreSQL, which is no child of its.
   */
  public long memoryBytes() {
    OptionalLong postgres = EmbeddedPostgres.runningPid(new DataDirectory(data).postgres());
    return LongStream.concat(LongStream.of(process.pid()), postgres.stream())
        .map(pid -> ProcessMemory.ofFamily(pid).orElse(0))
        .sum();
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
