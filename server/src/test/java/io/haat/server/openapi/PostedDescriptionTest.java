package io.haat.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import io.haat.server.event.LogWithoutEnd;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to a body is as described, too. */
final class PostedDescriptionTest {
  private static final Described DESCRIBED = Described.read();
  private static final String JSON = "application/json";
  private static final String VIEW =
      """
      {"event_id":"%s","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}""";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer(new LogWithoutEnd().intake());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postEvents", "batch"})
  void the_example_of_a_body_is_a_right_one(String id) throws Exception {
    Operation operation = operation(id);
    JsonNode content = operation.node().at("/requestBody/content").get(JSON);
    JsonNode example = content.get("example");

    assertThat(DESCRIBED.schema(content.get("schema")).validate(example)).isEmpty();
    assertAnswered(operation, 200, JSON, example.toString());
  }

  @Test
  void events_of_which_all_some_or_none_are_accepted() throws Exception {
    Operation events = operation("postEvents");
    String right = VIEW.formatted("E1");
    String wrong = right.replace("view", "stare");

    JsonNode all = assertAnswered(events, 200, JSON, "[%s,%s]".formatted(right, right));
    JsonNode some = assertAnswered(events, 207, JSON, "[%s,%s,{}]".formatted(right, wrong));
    JsonNode none = assertAnswered(events, 422, JSON, "[%s,7]".formatted(wrong));

    assertThat(all.get("accepted").asInt()).isEqualTo(2);
    assertThat(some.get("rejected").asInt()).isEqualTo(2);
    assertThat(none.get("accepted").asInt()).isZero();
    assertAnswered(events, 200, "application/x-ndjson", right + "\n" + right);
  }

  @Test
  void a_key_that_stands_for_another_request() throws Exception {
    Operation events = operation("postEvents");

    assertAnswered(events, 200, JSON, VIEW.formatted("K1"), "Idempotency-Key", "k");
    assertAnswered(events, 422, JSON, VIEW.formatted("K2"), "Idempotency-Key", "k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postEvents | 400 | application/json | [",
        "postEvents | 415 | text/plain | {}",
        "batch | 400 | application/json | {}",
        "batch | 415 | text/plain | {}"
      })
  void a_body_that_is_not_taken(String id, int status, String type, String body) throws Exception {
    assertAnswered(operation(id), status, type, body);
  }

  @ParameterizedTest
  @CsvSource({"postEvents, 10", "batch, 1"})
  void a_body_that_is_too_large_or_compressed(String id, int mebibytes) throws Exception {
    assertAnswered(operation(id), 413, JSON, " ".repeat((mebibytes << 20) + 1));
    assertAnswered(operation(id), 415, JSON, "{}", "Content-Encoding", "gzip");
  }

  @Test
  void a_batch_of_which_some_is_wrong() throws Exception {
    JsonNode answers =
        assertAnswered(
            operation("batch"),
            200,
            JSON,
            "{\"requests\":[\"stores\",\"stores?a=1\",\"sales/summary?store=nowhere\",\"nothing\"]}");

    assertThat(answers.get("answers").findValuesAsText("status"))
        .startsWith("200", "400")
        .hasSizeGreaterThan(4);
    Operation stores = operation("stores");
    assertThat(DESCRIBED.schema(stores.schema(200, JSON)).validate(answers.at("/answers/0/body")))
        .isEmpty();
    for (int i = 1; i < 4; i++) {
      assertThat(
              DESCRIBED
                  .schema(stores.schema(400, "application/problem+json"))
                  .validate(answers.at("/answers/" + i + "/body")))
          .isEmpty();
    }
  }

  private static Operation operation(String id) {
    return DESCRIBED.operations().stream()
        .filter(operation -> operation.node().path("operationId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode assertAnswered(
      Operation operation, int status, String type, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(server.uri("/").resolve(operation.path()))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = server.send(request.build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(operation.isDescribed(status) || status == 413).isTrue();
    return DESCRIBED.check(operation, answer);
  }
}
