package io.haat.app.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.postgres.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a data directory: {@code runtime.json}, mode 0600, with passwords.
 *
 * @param ready false while {@code haat up} is starting
 * @param pid of the owner
 * @param database JDBC URL with user and password
 * @param api base URL, null if it does not run; likewise the others
 * @param kafka host:port
 * @param flink URL of its own dashboard
 */
public record RuntimeFile(
    boolean ready,
    long pid,
    String database,
    @Nullable String api,
    @Nullable String kafka,
    @Nullable String flink) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A process that keeps a database running for its own work and nothing else. */
  static RuntimeFile ofDatabase(DatabaseAddress address) {
    return new RuntimeFile(
        true, ProcessHandle.current().pid(), address.urlWithPassword(), null, null, null);
  }

  /** Empty if there is none or it cannot be understood. */
  static Optional<RuntimeFile> read(Path file) throws IOException {
    try {
      JsonNode node = JSON.readTree(Files.readString(file));
      if (!node.path("pid").isIntegralNumber() || !node.path("database").isTextual()) {
        return Optional.empty();
      }
      return Optional.of(
          new RuntimeFile(
              node.path("ready").asBoolean(true),
              node.path("pid").longValue(),
              node.path("database").textValue(),
              node.path("api").textValue(),
              node.path("kafka").textValue(),
              node.path("flink").textValue()));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("ready", ready);
    node.put("pid", pid);
    node.put("api", api);
    node.put("database", database);
    node.put("kafka", kafka);
    node.put("flink", flink);
    PrivateFile.write(file, JSON.writeValueAsString(node) + "\n");
  }

  /** Whether its writer is {@code haat up}, not a command that soon ends. */
  boolean isProgram() {
    return !ready || api != null || kafka != null || flink != null;
  }

  /** Whether its writer is alive. A killed one leaves its file behind. */
  boolean writerIsAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The database, from this file's URL. */
  DatabaseAddress address() {
    return DatabaseAddress.ofUrl(database);
  }
}
