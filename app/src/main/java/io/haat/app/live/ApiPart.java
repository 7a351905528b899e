package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.settings.Key;
import io.haat.app.settings.Settings;
import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The REST API in this process, and the upkeep of what it reads. */
public final class ApiPart implements AutoCloseable {
  private final HaatServer server;
  private final PostedEvents events;
  private final RollupsPart rollups;

  private ApiPart(HaatServer server, PostedEvents events, RollupsPart rollups) {
    this.server = server;
    this.events = events;
    this.rollups = rollups;
  }

  /**
   * Starts it on a warehouse whose schema is up to date.
   *
   * @param kafka where posted events go; may wait until it is there
   */
  public static ApiPart start(Settings settings, DataSource warehouse, Supplier<LiveKafka> kafka) {
    PostedEvents events =
        PostedEvents.open(settings.events(), warehouse, kafka, PostedEvents.PATIENCE);
    try {
      HaatServer server =
          HaatServer.start(
              ServerSettings.loopback(settings.api().port()).with(settings.redis().address()),
              warehouse,
              Optional.of(events.intake()),
              Clock.systemUTC());
      return new ApiPart(server, events, RollupsPart.start(warehouse));
    } catch (JavalinBindException e) {
      events.close();
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
    events.close();
  }
}
