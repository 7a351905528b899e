package io.haat.server;

import io.haat.server.audit.LateEvents;
import io.haat.server.audit.Loads;
import io.haat.server.audit.Rejects;
import io.haat.server.audit.RejectsByRule;
import io.haat.server.catalogue.Products;
import io.haat.server.catalogue.Stores;
import io.haat.server.database.ReadPool;
import io.haat.server.event.EventIntake;
import io.haat.server.event.EventsHandler;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Problems;
import io.haat.server.http.ResourceHandler;
import io.haat.server.inventory.Inventory;
import io.haat.server.live.LatestSales;
import io.haat.server.live.LiveResource;
import io.haat.server.live.LiveStream;
import io.haat.server.sales.ByDimension;
import io.haat.server.sales.CityProducts;
import io.haat.server.sales.Heatmap;
import io.haat.server.sales.Lines;
import io.haat.server.sales.RefundsByReason;
import io.haat.server.sales.Summary;
import io.haat.server.sales.Timeseries;
import io.haat.server.web.Dashboard;
import io.haat.warehouse.Warehouse;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** The REST API, running. */
public final class HaatServer implements AutoCloseable {
  private final ServerSettings settings;
  private final ReadPool pool;
  private final LiveStream stream;
  private final EventsHandler events;
  private final Javalin http;

  private HaatServer(
      ServerSettings settings, DataSource warehouse, Optional<EventIntake> intake, Clock clock) {
    this.settings = settings;
    events = new EventsHandler(intake, new Warehouse(warehouse), clock);
    pool = new ReadPool(warehouse, settings.databaseConnections());
    stream = new LiveStream(warehouse);
    http = Javalin.create(config -> configure(config, clock));
  }

  /** Starts one that takes no events. */
  public static HaatServer start(ServerSettings settings, DataSource warehouse, Clock clock) {
    return start(settings, warehouse, Optional.empty(), clock);
  }

  /**
   * Starts it.
   *
   * @param warehouse migrated; connections are made and pooled by the server
   * @param intake of events that are posted; empty where there is no log for them
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static HaatServer start(
      ServerSettings settings, DataSource warehouse, Optional<EventIntake> intake, Clock clock) {
    var server = new HaatServer(settings, warehouse, intake, clock);
    try {
      server.http.start(settings.host(), settings.port());
      server.stream.start();
      return server;
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://" + settings.host() + ":" + http.port());
  }

  private void configure(JavalinConfig config, Clock clock) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    Problems.register(config.routes);
    new Dashboard().register(config.routes);
    routes(config.routes, new Scopes(clock), clock);
  }

  private void routes(RoutesConfig routes, Scopes scopes, Clock clock) {
    routes.get("/api/v1/sales/summary", new ResourceHandler(new Summary(pool, scopes)));
    routes.get("/api/v1/sales/timeseries", new ResourceHandler(new Timeseries(pool, scopes)));
    routes.get("/api/v1/sales/heatmap", new ResourceHandler(new Heatmap(pool, scopes)));
    routes.get("/api/v1/sales/lines", new ResourceHandler(new Lines(pool, scopes)));
    routes.get("/api/v1/sales/by-city-product", new ResourceHandler(new CityProducts(pool)));
    routes.get("/api/v1/sales/by/{dimension}", new ResourceHandler(new ByDimension(pool, scopes)));
    routes.get("/api/v1/refunds/by-reason", new ResourceHandler(new RefundsByReason(pool, scopes)));
    routes.get("/api/v1/inventory", new ResourceHandler(new Inventory(pool, scopes)));
    routes.get("/api/v1/stores", new ResourceHandler(new Stores(pool)));
    routes.get("/api/v1/products", new ResourceHandler(new Products(pool)));
    routes.get("/api/v1/loads", new ResourceHandler(new Loads(pool)));
    routes.get("/api/v1/rejects", new ResourceHandler(new Rejects(pool)));
    routes.get("/api/v1/rejects/by-rule", new ResourceHandler(new RejectsByRule(pool)));
    routes.get("/api/v1/late-events", new ResourceHandler(new LateEvents(pool)));
    routes.get("/api/v1/live", new ResourceHandler(new LiveResource(pool, scopes, clock)));
    routes.get("/api/v1/live/sales", new ResourceHandler(new LatestSales(pool, scopes, clock)));
    routes.get("/api/v1/live/stream", stream::open);
    routes.post("/api/v1/events", events);
  }

  /** Ends it: requests that are being answered are finished first. */
  @Override
  public void close() {
    stream.close();
    http.stop();
    pool.close();
  }
}
