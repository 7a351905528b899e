package io.haat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.RunningServer;
import io.haat.server.web.Shops;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
    Shops.fill(server.database(), RunningServer.NOW, 10);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void each_question_is_answered_as_if_it_were_alone() throws Exception {
    List<String> questions =
        List.of(
            "sales/summary?city=Mumbai&city=Delhi",
            "sales/by/category?store=S001",
            "/api/v1/stores",
            "late-events?limit=2");
    JsonNode answers = asked(questions).get("answers");

    assertThat(answers).hasSameSizeAs(questions);
    for (int i = 0; i < questions.size(); i++) {
      assertThat(answers.get(i).get("status").asInt()).isEqualTo(200);
      assertThat(answers.get(i).get("body"))
          .isEqualTo(server.json(questions.get(i).replace("/api/v1/", "")));
    }
  }

  @Test
  void answers_that_are_too_much_together_are_not_all_given() throws Exception {
    server.execute(
        """
        insert into load_unit (source, object, object_name, object_path, unit, mapping, read, sales, refunds, rejected,
                               already_there, numbered)
        values ('x', 'x', 'x', 'x', 0, 'x', 1000, 0, 0, 1000, 0, false);
        insert into rejected_record (load_unit_key, raw_row, rules, raw)
        select max(load_unit_key), n, '{x}', repeat('x', 4096) from load_unit, generate_series(1, 1000) n group by n""");
    List<String> questions =
        IntStream.range(990, 1_000).mapToObj(limit -> "rejects?limit=" + limit).toList();
    List<Integer> statuses = new ArrayList<>();
    asked(questions).get("answers").forEach(answer -> statuses.add(answer.get("status").asInt()));

    assertThat(statuses).hasSize(10).containsOnly(200, 413);
    assertThat(Collections.frequency(statuses, 200)).isBetween(1, 4);
  }

  @Test
  void a_question_that_is_wrong_leaves_the_others_right() throws Exception {
    JsonNode answers =
        asked(
                List.of(
                    "sales/summary?stroe=S1",
                    "nothing/here",
                    "stores",
                    "sales/by/x",
                    "loads?a=%zz"))
            .get("answers");

    assertThat(
            StreamSupport.stream(answers.spliterator(), false)
                .map(one -> one.get("status").asInt()))
        .containsExactly(400, 404, 200, 404, 400);
    assertThat(answers.get(0).at("/body/violations/0/parameter").asText()).isEqualTo("stroe");
    assertThat(answers.get(1).at("/body/type").asText()).endsWith("no-such-route");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"requests\":[]}",
        "{\"requests\":[1]}",
        "{\"requests\":[\"stores\"],\"x\":1}"
      })
  void what_is_no_batch_is_a_problem(String body) throws Exception {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("detail").asText()).isNotBlank();
  }

  @Test
  void too_many_questions_and_too_deep_ones_are_problems() throws Exception {
    String many = JSON.writeValueAsString(Map.of("requests", Collections.nCopies(33, "stores")));

    assertThat(post(many).statusCode()).isEqualTo(400);
    assertThat(post("[".repeat(100_000)).statusCode()).isEqualTo(400);
    assertThat(post("{\"requests\":[\"" + "x".repeat(2_000_000) + "\"]}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void whoever_sends_megabytes_that_nobody_wants_reads_the_answer() throws Exception {
    String large = "x".repeat(8_000_000);
    for (int i = 0; i < 20; i++) {
      assertThat(post(large).statusCode()).isEqualTo(413);
      assertThat(post(large, "text/plain").statusCode()).isEqualTo(415);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""})
  void a_body_of_another_type_is_not_taken(String type) throws Exception {
    HttpResponse<String> answer = post("{\"requests\":[\"stores\"]}", type);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("detail").asText())
        .contains("a batch is application/json, not '" + type + "'");
  }

  @Test
  void a_compressed_body_is_not_taken() throws Exception {
    var request =
        HttpRequest.newBuilder(server.uri("batch"))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofString("{\"requests\":[\"stores\"]}"));
    HttpResponse<String> answer = server.send(request.build());

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    assertThat(JSON.readTree(answer.body()).get("detail").asText())
        .isEqualTo("a body is taken as it is, not with the Content-Encoding 'gzip'");
  }

  private static JsonNode asked(List<String> requests) throws Exception {
    HttpResponse<String> answer = post(JSON.writeValueAsString(Map.of("requests", requests)));
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> post(String body) {
    return post(body, "application/json; charset=utf-8");
  }

  private static HttpResponse<String> post(String body, String type) {
    var request =
        HttpRequest.newBuilder(server.uri("batch")).POST(HttpRequest.BodyPublishers.ofString(body));
    return server.send(
        type.isEmpty() ? request.build() : request.header("Content-Type", type).build());
  }
}
