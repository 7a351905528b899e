package io.haat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.RunningServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The type of a problem is an address that tells about it. */
final class ProblemsPageTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void the_type_of_a_problem_leads_to_its_place_on_the_page() throws Exception {
    HttpResponse<String> problem = server.get("sales/summary?stroe=S1");
    String type = new ObjectMapper().readTree(problem.body()).get("type").asText();
    URI place = problem.uri().resolve(type);
    HttpResponse<String> page = server.send(HttpRequest.newBuilder(place).build());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("<dt id=\"%s\"><strong>400 The request is".formatted(place.getFragment()));
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void every_type_has_a_place_and_says_what_to_do(ProblemType type) {
    URI address = server.uri("/").resolve(ProblemType.ADDRESS);
    String page = server.send(HttpRequest.newBuilder(address).build()).body();

    assertThat(type.uri()).isEqualTo("/api/problems#" + type.word());
    assertThat(page).containsOnlyOnce("<dt id=\"" + type.word() + "\">");
    assertThat(page).contains(type.title(), "<dd>" + type.advice() + "</dd>");
    assertThat(type.status()).isBetween(400, 599);
  }
}
