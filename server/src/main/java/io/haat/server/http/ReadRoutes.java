package io.haat.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/**
 * Routes that only read. They take GET, and HEAD, which is answered alike: of its answer the
 * connection sends everything but the body.
 */
public final class ReadRoutes {
  private ReadRoutes() {}

  public static void add(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
