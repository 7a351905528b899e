package io.haat.server.web;

import io.haat.server.http.ReadRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Serves the dashboard, which is one page under several addresses, and the page over the API; their
 * files stand under an address that changes with them, so that a browser keeps them for good and
 * never mixes old and new.
 */
public final class Dashboard {
  /** Every page has an address of its own, which a reader may share. */
  public static final List<String> PAGES =
      List.of(
          "/",
          "/live",
          "/sales",
          "/products",
          "/stores",
          "/refunds",
          "/inventory",
          "/customers",
          "/data");

  /** The page takes nothing from other hosts, and lets none of them frame it. */
  private static final String POLICY =
      """
      default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'""";

  private final WebFiles files = WebFiles.load();
  private final String root = "/assets/" + files.version();
  private final WebFile page = page("index.html", modules());
  private final WebFile reference = page("api.html", "");

  /** Adds its routes. */
  public void register(RoutesConfig routes) {
    for (String address : PAGES) {
      ReadRoutes.add(routes, address, context -> send(context, page));
    }
    ReadRoutes.add(routes, "/api", context -> send(context, reference));
    ReadRoutes.add(routes, "/assets/{version}/<file>", this::asset);
    routes.error(404, this::noSuchPage);
  }

  /** Whoever reads is told so by the dashboard; programs are told in words of the API. */
  private void noSuchPage(Context context) {
    String accepted = context.header("Accept");
    boolean reads = accepted != null && accepted.contains("text/html");
    if (reads && !context.path().startsWith("/api/") && !context.path().startsWith("/assets/")) {
      headers(context);
      content(context, page);
    }
  }

  private static void headers(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("Referrer-Policy", "same-origin");
    context.header("Cache-Control", "no-cache");
  }

  private void send(Context context, WebFile page) {
    headers(context);
    String tag = "\"" + files.version() + "\"";
    context.header("ETag", tag);
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      content(context, page);
    }
  }

  private void asset(Context context) {
    WebFile file = files.files().get(context.pathParam("file"));
    if (file == null || !context.pathParam("version").equals(files.version())) {
      throw new NotFoundResponse();
    }
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    content(context, file);
  }

  private static void content(Context context, WebFile file) {
    context.header("X-Content-Type-Options", "nosniff");
    context.contentType(file.type());
    if (!file.isCompressible()) {
      context.result(file.content());
      return;
    }
    context.header("Vary", "Accept-Encoding");
    String accepted = context.header("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      context.header("Content-Encoding", "gzip");
      context.result(file.compressed());
    } else {
      context.result(file.content());
    }
  }

  /** Names the modules that the bundle imports, so that the browser need not find them first. */
  private String modules() {
    return files.files().keySet().stream()
        .filter(name -> name.startsWith("vendor/preact/") && name.endsWith(".js"))
        .map("<link rel=\"modulepreload\" href=\"%s/%%s\">".formatted(root)::formatted)
        .collect(Collectors.joining("\n"));
  }

  private WebFile page(String name, String modules) {
    WebFile template = files.files().get(name);
    if (template == null) {
      throw new IllegalStateException("the dashboard has no " + name);
    }
    String text = template.text().replace("{assets}", root).replace("{modules}", modules);
    return new WebFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
