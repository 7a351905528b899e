package io.haat.server.http;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;

/** The page that the types of problems lead to. */
public final class ProblemsPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Problems · Haat</title>
      </head>
      <body>
      <h1>Problems</h1>
      <p>Whatever goes wrong is answered as <code>application/problem+json</code> (RFC 9457); its <code>type</code> is one of these.
      <a href="/api">All calls</a></p>
      <dl>
      $types</dl>
      </body>
      </html>
      """;

  private static final String TYPE =
      """
      <dt id="%1$s"><strong>%2$d %3$s</strong> <code>%1$s</code></dt>
      <dd>%4$s</dd>
      """;

  private ProblemsPage() {}

  /** Adds its route. */
  public static void register(RoutesConfig routes) {
    byte[] page = html().getBytes(StandardCharsets.UTF_8);
    ReadRoutes.add(
        routes,
        ProblemType.ADDRESS,
        context -> {
          context.header("Cache-Control", "no-cache");
          context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
          context.contentType("text/html; charset=utf-8").result(page);
        });
  }

  private static String html() {
    var types = new StringBuilder();
    for (ProblemType type : ProblemType.values()) {
      types.append(TYPE.formatted(type.word(), type.status(), type.title(), type.advice()));
    }
    return PAGE.replace("$types", types);
  }
}
