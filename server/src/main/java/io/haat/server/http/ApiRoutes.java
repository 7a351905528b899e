package io.haat.server.http;

import io.javalin.config.RoutesConfig;

/** The resources of the API, each under its address. */
public final class ApiRoutes {
  private static final String ROOT = "/api/v1/";

  private final RoutesConfig routes;
  private final Answers answers;

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
    routes.get(ROOT + path, new ResourceHandler(resource, answers));
  }
}
