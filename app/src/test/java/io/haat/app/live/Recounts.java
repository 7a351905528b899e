package io.haat.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.testing.recount.RecountTopics;
import io.haat.testing.recount.TopicRecount;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Recounts of what {@code haat up} has in its topics. */
final class Recounts {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private Recounts() {}

  static Connection connect(Path data) throws IOException, SQLException {
    JsonNode runtime = RunningHaat.JSON.readTree(data.resolve("runtime.json").toFile());
    Connection connection = DriverManager.getConnection(runtime.path("database").asText());
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = haat, public");
    }
    return connection;
  }

  static TopicRecount read(RunningHaat haat, Path data)
      throws IOException, SQLException, InterruptedException {
    return read(haat, data, "XXX");
  }

  /** With this currency of stores that no list gives one. */
  static TopicRecount read(RunningHaat haat, Path data, String currency)
      throws IOException, SQLException, InterruptedException {
    return TopicRecount.read(
        Map.of("bootstrap.servers", haat.ready().path("kafka").asText()),
        RecountTopics.USUAL,
        connect(data),
        currency);
  }

  /** Asks until nothing differs any more; fails, in one line, if something still does. */
  static void awaitEqual(TopicRecount recount) throws SQLException, InterruptedException {
    List<String> differences = recount.differencesAfter(LIMIT);
    if (!differences.isEmpty()) {
      throw new AssertionError(differences.size() + " differences: " + differences);
    }
  }
}
