package io.haat.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.cache.RedisAddress;
import io.haat.server.event.EventIntake;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A server of a test's own, on a warehouse of its own. */
public final class RunningServer implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2025-03-15T10:30:20Z");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource database;
  private final HaatServer server;

  public RunningServer() {
    this(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public RunningServer(Clock clock) {
    this(
        TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate()),
        clock,
        Optional.empty(),
        Optional.empty());
  }

  /** One that takes events. */
  public RunningServer(EventIntake intake) {
    this(
        TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate()),
        Clock.systemUTC(),
        Optional.empty(),
        Optional.of(intake));
  }

  /** One of several on a warehouse. */
  public RunningServer(DataSource database, RedisAddress redis) {
    this(database, Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(redis), Optional.empty());
  }

  private RunningServer(
      DataSource database,
      Clock clock,
      Optional<RedisAddress> redis,
      Optional<EventIntake> intake) {
    this.database = database;
    server = HaatServer.start(ServerSettings.loopback(0).with(redis), database, intake, clock);
  }

  /** Writes to the warehouse. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = new Warehouse(database).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Connection connect() throws SQLException {
    return new Warehouse(database).connect();
  }

  public DataSource database() {
    return database;
  }

  /** Every route that it has. */
  public List<Endpoint> endpoints() {
    return server.endpoints();
  }

  public URI uri(String path) {
    return server.address().resolve("/api/v1/" + path);
  }

  /** The answer to a request, with these headers. */
  public HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer as JSON, whatever its status. */
  public JsonNode json(String path) {
    try {
      return JSON.readTree(get(path).body());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
