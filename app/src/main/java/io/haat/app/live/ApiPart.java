package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.settings.ApiSettings;
import io.haat.app.settings.Key;
import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import javax.sql.DataSource;

/** The REST API in this process, and the upkeep of what it reads. */
public final class ApiPart implements AutoCloseable {
  private final HaatServer server;
  private final RollupsPart rollups;

  private ApiPart(HaatServer server, RollupsPart rollups) {
    this.server = server;
    this.rollups = rollups;
  }

  /** Starts it on a warehouse whose schema is up to date. */
  public static ApiPart start(ApiSettings settings, DataSource warehouse) {
    try {
      HaatServer server =
          HaatServer.start(ServerSettings.loopback(settings.port()), warehouse, Clock.systemUTC());
      return new ApiPart(server, RollupsPart.start(warehouse));
    } catch (JavalinBindException e) {
      throw UserError.failed(
          "the port of the REST API is taken: %s. Another one is set by %s, 0 for any free one."
              .formatted(e.getMessage(), Key.API_PORT.variable()),
          e);
    }
  }

  /** Base URL. */
  public String address() {
    return server.address().toString();
  }

  @Override
  public void close() {
    rollups.close();
    server.close();
  }
}
