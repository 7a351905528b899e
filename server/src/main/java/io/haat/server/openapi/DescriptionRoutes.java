package io.haat.server.openapi;

import io.haat.server.http.JsonAnswer;
import io.haat.server.http.ReadRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Serves the description, as it is written and as JSON. Browsers of other hosts may read it. */
public final class DescriptionRoutes {
  private final byte[] yaml;
  private final byte[] json;

  public DescriptionRoutes(ApiDescription description) {
    yaml = description.yaml().getBytes(StandardCharsets.UTF_8);
    json = JsonAnswer.of(description.document());
  }

  /** Adds its routes. */
  public void register(RoutesConfig routes) {
    ReadRoutes.add(routes, "/api/openapi.yaml", context -> send(context, "application/yaml", yaml));
    ReadRoutes.add(routes, "/api/openapi.json", context -> send(context, "application/json", json));
  }

  private static void send(Context context, String type, byte[] content) {
    context.header("Access-Control-Allow-Origin", "*");
    context.header("Cache-Control", "no-cache");
    context.contentType(type).result(content);
  }
}
