package io.haat.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haat.server.event.LogWithoutEnd;
import io.haat.server.openapi.DescribedCalls;
import io.haat.server.web.Shops;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, there is a clear answer, and the server is well afterwards. */
final class HostileInputTest {
  private static final List<String> HOSTILE =
      List.of(
          "'; drop table fact_sales; --",
          "1 or 1=1",
          "' union select usename, passwd from pg_shadow --",
          "{\"a\":1}",
          "\\",
          "%",
          "\u0000",
          "\uD83D\uDE00\u202E",
          "-1",
          "99999999999999999999",
          "+292278994-08-17",
          "x".repeat(5_000));

  private static final int MOST_QUESTIONS = 32;

  private static final List<String> EVENTS =
      List.of(
          """
          {"transaction_id":"T1","retailer_id":"bazaar","store_id":"S001","customer_id":"C1","event_time":"2025-03-15T10:00:00Z",
           "items":[{"product_id":"P0040","quantity":2,"unit_price":9.99,"discount":0}],"payment_method":"card","channel":"online",
           "final_amount":19.98}""",
          """
          {"refund_id":"R1","original_transaction_id":"T1","retailer_id":"bazaar","store_id":"S001","product_id":"P0040",
           "customer_id":"C1","quantity":1,"refund_amount":9.99,"reason":"damaged","event_time":"2025-03-15T10:00:00Z"}""",
          """
          {"event_id":"E1","retailer_id":"bazaar","store_id":"S001","warehouse_id":"W1","product_id":"P0040","event_type":"restock",
           "quantity_change":5,"current_stock":7,"reorder_level":3,"event_time":"2025-03-15T10:00:00Z"}""",
          """
          {"event_id":"E2","retailer_id":"bazaar","customer_id":"C1","event_type":"view","session_duration_s":3,"page_views":2,
           "device":"phone","channel":"web","event_time":"2025-03-15T10:00:00Z"}""");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer(new LogWithoutEnd().intake());
    Shops.fill(server.database(), RunningServer.NOW, 5);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void the_server_is_well() {
    assertThat(server.get("stores").statusCode()).isEqualTo(200);
    assertThat(server.json("sales/summary?from=2025-03-01").get("items")).isNotEmpty();
  }

  @Test
  void no_parameter_of_any_call_breaks_anything() {
    for (String address : DescribedCalls.withEachParameter("$value")) {
      for (String value : HOSTILE) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> answer = get(address.replace("$value", encoded));

        assertThat(answer.statusCode()).as(address + " " + value).isIn(200, 400, 404);
        assertThat(answer.body()).doesNotContain("syntax error", "org.postgresql");
        if (answer.statusCode() != 200) {
          assertThat(answer.headers().firstValue("Content-Type"))
              .contains("application/problem+json");
        }
      }
    }
  }

  @Test
  void no_parameter_of_any_question_of_a_batch_breaks_anything() throws Exception {
    var questions = new ArrayList<String>();
    for (String address : DescribedCalls.withEachParameter("$value")) {
      for (String value : HOSTILE) {
        questions.add(address.replace("$value", URLEncoder.encode(value, StandardCharsets.UTF_8)));
      }
    }
    for (int from = 0; from < questions.size(); from += MOST_QUESTIONS) {
      List<String> some =
          questions.subList(from, Math.min(from + MOST_QUESTIONS, questions.size()));
      HttpResponse<String> answer =
          post("batch", JSON.writeValueAsString(Map.of("requests", some)));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain("syntax error", "org.postgresql");
      JsonNode answers = JSON.readTree(answer.body()).get("answers");
      assertThat(answers).hasSameSizeAs(some);
      for (int i = 0; i < some.size(); i++) {
        assertThat(answers.get(i).get("status").asInt()).as(some.get(i)).isIn(200, 400, 404);
      }
    }
  }

  @Test
  void no_field_of_an_event_breaks_anything() throws Exception {
    for (String event : EVENTS) {
      for (String field : JSON.readTree(event).propertyStream().map(Map.Entry::getKey).toList()) {
        for (String value : HOSTILE) {
          ObjectNode hostile = (ObjectNode) JSON.readTree(event);
          HttpResponse<String> answer = post("events", hostile.put(field, value).toString());

          assertThat(answer.statusCode()).as(field + " " + value).isIn(200, 422);
          assertThat(JSON.readTree(answer.body()).get("events")).hasSize(1);
        }
      }
    }
  }

  @Test
  void no_idempotency_key_breaks_anything() throws Exception {
    String key = "';drop/**/table/**/fact_sales;--";
    HttpResponse<String> first = post("events", EVENTS.get(0), "Idempotency-Key", key);
    HttpResponse<String> again = post("events", EVENTS.get(0), "Idempotency-Key", key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(post("events", EVENTS.get(0), "Idempotency-Key", key + " ").statusCode())
        .isEqualTo(200);
    assertThat(post("events", EVENTS.get(0), "Idempotency-Key", "a b").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "from=2025-02-30 | 400 | '2025-02-30' is not a day such as 2025-03-31",
        "from=01/02/2025 | 400 | is not a day such as 2025-03-31",
        "from=1066-10-14 | 400 | from 1990-01-01 to 2051-01-01",
        "from=2025-03-02&to=2025-03-01 | 400 | must be after from",
        "from=2025-03-01&to=2025-03-01 | 400 | the first day that does not count",
        "from=2025-03-01&from=2025-03-02 | 400 | is given 2 times",
        "store=nowhere | 404 | there is no store 'nowhere'",
        "store= | 400 | is empty"
      })
  void what_is_wrong_is_told(String query, int status, String message) {
    var problem = server.json("sales/summary?" + query);

    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).contains(message);
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    var problem = server.json("sales/timeseries?from=x&granularity=eon&stroe=S1&format=xml");

    assertThat(problem.get("violations").findValuesAsText("parameter"))
        .containsExactlyInAnyOrder("from", "granularity", "stroe", "format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../../etc/passwd",
        "/api/v1/%2e%2e/x",
        "/assets/x/..%2f..%2fpom.xml",
        "/api/v1//stores",
        "/%00"
      })
  void no_path_leads_out(String path) throws Exception {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("application/problem+json");
  }

  @Test
  void what_is_not_http_is_refused() throws Exception {
    assertThat(raw("\u0016\u0003\u0001 nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void a_thousand_idle_connections_leave_room_for_others() throws Exception {
    var idle = new ArrayList<Socket>();
    try {
      URI address = server.uri("/");
      for (int i = 0; i < 1_000; i++) {
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write("GET /api/v1/stores HT".getBytes(StandardCharsets.UTF_8));
        idle.add(socket);
      }
      assertThat(server.get("stores").statusCode()).isEqualTo(200);
      assertThat(server.json("sales/summary?from=2025-03-01").get("items")).isNotEmpty();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static String raw(String request) throws Exception {
    URI address = server.uri("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<String> post(String path, String json, String... headers) {
    var request =
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.send(request.build());
  }

  private static HttpResponse<String> get(String address) {
    return server.send(HttpRequest.newBuilder(server.uri("/").resolve(address)).build());
  }
}
