package io.haat.server;

import io.haat.server.audit.LateEvents;
import io.haat.server.audit.Loads;
import io.haat.server.audit.Rejects;
import io.haat.server.audit.RejectsByRule;
import io.haat.server.cache.AnswerCache;
import io.haat.server.cache.AnswerStore;
import io.haat.server.cache.BuildMark;
import io.haat.server.cache.LocalAnswers;
import io.haat.server.cache.NearAnswers;
import io.haat.server.cache.RedisAddress;
import io.haat.server.cache.RedisAnswers;
import io.haat.server.cache.Revisions;
import io.haat.server.catalogue.Catalogue;
import io.haat.server.database.ReadPool;
import io.haat.server.event.EventIntake;
import io.haat.server.event.EventsHandler;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answers;
import io.haat.server.http.ApiRoutes;
import io.haat.server.http.ConnectionProblems;
import io.haat.server.http.Exchange;
import io.haat.server.http.Problems;
import io.haat.server.http.ProblemsPage;
import io.haat.server.http.ReadRoutes;
import io.haat.server.inventory.Inventory;
import io.haat.server.live.LatestSales;
import io.haat.server.live.LiveResource;
import io.haat.server.live.LiveStream;
import io.haat.server.openapi.ApiDescription;
import io.haat.server.openapi.DescriptionRoutes;
import io.haat.server.sales.ByDimension;
import io.haat.server.sales.CityProducts;
import io.haat.server.sales.CustomerTimeseries;
import io.haat.server.sales.Customers;
import io.haat.server.sales.CustomersAhead;
import io.haat.server.sales.Heatmap;
import io.haat.server.sales.Lines;
import io.haat.server.sales.RefundsByReason;
import io.haat.server.sales.Summary;
import io.haat.server.sales.Timeseries;
import io.haat.server.web.Dashboard;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.customers.CustomerMemory;
import io.haat.warehouse.sales.SalesReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The REST API, running. */
public final class HaatServer implements AutoCloseable {
  /** This part of the memory is for what customers bought. */
  private static final int PART_FOR_CUSTOMERS = 6;

  private final ServerSettings settings;
  private final ReadPool pool;
  private final AnswerCache cache;
  private final CustomerMemory customers;
  private final ExecutorService questions;
  private final LiveStream stream;
  private final EventsHandler events;
  private final Javalin http;

  private HaatServer(
      ServerSettings settings, DataSource warehouse, Optional<EventIntake> intake, Clock clock) {
    this.settings = settings;
    events = new EventsHandler(intake, new Warehouse(warehouse), clock);
    pool = new ReadPool(warehouse, settings.databaseConnections());
    customers = new CustomerMemory(Runtime.getRuntime().maxMemory() / PART_FOR_CUSTOMERS);
    questions = Executors.newFixedThreadPool(settings.databaseConnections(), HaatServer::daemon);
    stream = new LiveStream(warehouse);
    cache = new AnswerCache(answers(settings.redis()));
    http = Javalin.create(config -> configure(config, clock));
  }

  private static AnswerStore answers(Optional<RedisAddress> redis) {
    var local = new LocalAnswers();
    return redis
        .<AnswerStore>map(address -> new NearAnswers(local, RedisAnswers.open(address)))
        .orElse(local);
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
      new CustomersAhead(server.customers, server.pool).start();
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
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new ConnectionProblems()));
    Exchange.register(config.routes);
    Problems.register(config.routes);
    ProblemsPage.register(config.routes);
    new Dashboard().register(config.routes);
    ApiDescription description = ApiDescription.load();
    new DescriptionRoutes(description).register(config.routes);
    String version = BuildMark.of(HaatServer.class, SalesReader.class) + description.version();
    var answers = new Answers(new Revisions(pool::connect), cache, clock, version);
    var api = new ApiRoutes(config.routes, answers);
    resources(api, new Scopes(clock), clock);
    api.batch(questions);
    ReadRoutes.add(config.routes, "/api/v1/live/stream", stream::open);
    config.routes.post("/api/v1/events", events);
  }

  private void resources(ApiRoutes api, Scopes scopes, Clock clock) {
    api.get("sales/summary", new Summary(pool, scopes));
    api.get("sales/timeseries", new Timeseries(pool, scopes));
    api.get("sales/heatmap", new Heatmap(pool, scopes));
    api.get("sales/lines", new Lines(pool, scopes));
    api.get("sales/by-city-product", new CityProducts(pool));
    api.get("sales/by/{dimension}", new ByDimension(pool, scopes));
    api.get("refunds/by-reason", new RefundsByReason(pool, scopes));
    api.get("customers", new Customers(pool, scopes, customers));
    api.get("customers/timeseries", new CustomerTimeseries(pool, scopes, customers));
    api.get("inventory", new Inventory(pool, scopes));
    api.get("retailers", Catalogue.retailers(pool));
    api.get("stores", Catalogue.stores(pool));
    api.get("products", Catalogue.products(pool));
    api.get("loads", new Loads(pool));
    api.get("rejects", new Rejects(pool));
    api.get("rejects/by-rule", new RejectsByRule(pool));
    api.get("late-events", new LateEvents(pool));
    api.get("live", new LiveResource(pool, scopes, clock));
    api.get("live/sales", new LatestSales(pool, scopes, clock));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "haat-questions");
    thread.setDaemon(true);
    return thread;
  }

  /** Every route, in the order in which they are looked through. */
  List<Endpoint> endpoints() {
    return http.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .toList();
  }

  /** Ends it: requests that are being answered are finished first. */
  @Override
  public void close() {
    stream.close();
    http.stop();
    questions.shutdownNow();
    cache.close();
    pool.close();
  }
}
