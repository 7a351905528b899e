package io.haat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.server.RunningServer;
import io.haat.server.web.Shops;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD is answered as GET is, without the body. */
final class HeadTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
    Shops.fill(server.database(), RunningServer.NOW, 5);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void every_route_that_takes_get_takes_head() {
    assertThat(paths(HandlerType.HEAD)).isNotEmpty().isEqualTo(paths(HandlerType.GET));
  }

  private static List<String> paths(HandlerType method) {
    return server.endpoints().stream()
        .filter(endpoint -> endpoint.method.equals(method))
        .map(endpoint -> endpoint.path)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/problems",
        "/api/openapi.json",
        "/assets/none/app.js",
        "/api/v1/nothing",
        "/api/v1/stores",
        "/api/v1/stores?format=csv",
        "/api/v1/stores?stroe=S001",
        "/api/v1/sales/summary?store=nowhere",
        "/api/v1/sales/by/city",
        "/api/v1/rejects?limit=2",
        "/api/v1/live"
      })
  void has_the_status_and_headers_of_get(String path) {
    HttpResponse<String> get = answer("GET", path);
    HttpResponse<String> head = answer("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(headers(head)).isEqualTo(headers(get));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void tells_what_still_stands() {
    String tag = answer("HEAD", "/api/v1/stores").headers().firstValue("ETag").orElseThrow();

    assertThat(answer("HEAD", "/api/v1/stores", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void of_a_list_that_is_sent_whole_has_its_headers_at_once() {
    HttpResponse<String> head = answer("HEAD", "/api/v1/rejects", "Accept", "text/csv");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(head.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(head.headers().firstValue("Content-Length")).isEmpty();
    assertThat(answer("HEAD", "/api/v1/rejects?format=csv&cursor=none").statusCode())
        .isEqualTo(400);
    assertThat(answer("HEAD", "/api/v1/rejects?format=csv&retailer=nobody").statusCode())
        .isEqualTo(404);
  }

  @Test
  void of_the_live_push_ends_at_once() {
    HttpResponse<String> head = answer("HEAD", "/api/v1/live/stream");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(head.headers().firstValue("Content-Length")).isEmpty();
    assertThat(answer("HEAD", "/api/v1/live/stream?store=S1").statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> answer(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(server.uri("/").resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("X-Request-Id", "the-same");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.send(request.build());
  }

  /** Without those that are of the moment. */
  private static Map<String, List<String>> headers(HttpResponse<?> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("server-timing");
    return headers;
  }
}
