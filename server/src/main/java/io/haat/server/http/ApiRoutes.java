package io.haat.server.http;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The resources of the API, each under its address. */
public final class ApiRoutes {
  private static final String ROOT = "/api/v1/";

  private final RoutesConfig routes;
  private final Answers answers;
  private final Downloads downloads = new Downloads();
  private final List<KnownRoute> known = new ArrayList<>();

  public ApiRoutes(RoutesConfig routes, Answers answers) {
    this.routes = routes;
    this.answers = answers;
  }

  /**
   * Adds a resource.
   *
   * @param path below {@code /api/v1/}, with {@code {name}} for what the resource reads from it
   */
  public void get(String path, Resource resource) {
    var handler = new ResourceHandler(resource, answers, downloads);
    ReadRoutes.add(routes, ROOT + path, handler);
    known.add(new KnownRoute(List.of(path.split("/", -1)), handler));
  }

  /**
   * Adds the call that takes several questions at once.
   *
   * @param threads that answer the questions of all batches
   */
  public void batch(Executor threads) {
    routes.post(ROOT + "batch", new Batch(known, threads));
  }
}
