package io.haat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call. */
final class ConventionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REJECTS = 60_000;

  private static RunningServer server;

  @BeforeAll
  static void load() throws Exception {
    server = new RunningServer();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar');
        insert into load_unit (retailer_key, source, object, object_name, object_path, target, unit, mapping, read, sales, refunds,
                               rejected, already_there, numbered, loaded_at)
        select 1, 'generated', 'object' || n, 'may.csv', 'p', 'line', 0, 'm', 1, 1, 0, 0, 0, true, '2025-03-01T10:00Z'
        from generate_series(1, 70) n;
        insert into rejected_record (load_unit_key, raw_row, rules, raw)
        select 1, n, '{missing_quantity}', 'record "' || n || '"' from generate_series(1, %d) n;
        insert into late_event (origin_unit, origin_row, topic, retailer, store_id, event_id, event_time, arrived_at, window_start)
        select 1, n, 'retail-transactions', 'bazaar', 'S1', 'E' || n, '2025-03-01T10:00Z', '2025-03-01T10:20Z', '2025-03-01T10:00Z'
        from generate_series(1, 70) n"""
            .formatted(REJECTS));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void a_request_has_the_id_it_was_given_or_a_new_one() {
    assertThat(header(server.get("stores", "X-Request-Id", "till-7.a"), "X-Request-Id"))
        .isEqualTo("till-7.a");
    String made = header(server.get("stores"), "X-Request-Id");
    assertThat(made).hasSize(36).isNotEqualTo(header(server.get("stores"), "X-Request-Id"));
    assertThat(header(server.get("stores", "X-Request-Id", "a b"), "X-Request-Id")).hasSize(36);
  }

  @Test
  void a_problem_names_its_request() throws Exception {
    HttpResponse<String> answer = server.get("stores?a=1", "X-Request-Id", "mine");

    assertThat(JSON.readTree(answer.body()).get("request_id").asText()).isEqualTo("mine");
  }

  @Test
  void the_live_push_takes_no_filter_either() {
    assertThat(server.get("live/stream?store=S1").statusCode()).isEqualTo(400);
  }

  @Test
  void an_answer_tells_how_long_it_took() {
    assertThat(header(server.get("stores"), "Server-Timing"))
        .matches("db;dur=\\d+\\.\\d, total;dur=\\d+\\.\\d");
  }

  @Test
  void answers_are_compressed_for_who_takes_it() throws Exception {
    var request =
        HttpRequest.newBuilder(server.uri("rejects")).header("Accept-Encoding", "gzip").build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(answer, "Vary")).isEqualTo("Accept, Accept-Encoding");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo(server.get("rejects").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | text/csv",
        "application/json, text/csv;q=0.5 | application/json",
        "text/csv;q=0.5, application/json;q=0.4 | text/csv",
        "text/html, text/csv;q=0 | application/json",
        "*/* | application/json"
      })
  void the_form_is_the_one_that_is_liked_best(String accept, String type) {
    assertThat(header(server.get("stores", "Accept", accept), "Content-Type")).startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loads", "late-events", "rejects?rule=missing_quantity"})
  void pages_follow_each_other_by_their_link(String path) throws Exception {
    int expected = path.startsWith("rejects") ? 9 : 70;
    var seen = new ArrayList<String>();
    URI page = server.uri(path + (path.contains("?") ? "&" : "?") + "limit=3");
    while (page != null && seen.size() < expected) {
      HttpResponse<String> answer = server.send(HttpRequest.newBuilder(page).build());
      for (JsonNode item : JSON.readTree(answer.body()).get("items")) {
        seen.add(item.toString());
      }
      page = next(answer);
    }

    assertThat(seen).hasSize(expected).doesNotHaveDuplicates();
  }

  private static URI next(HttpResponse<String> answer) {
    String link = answer.headers().firstValue("Link").orElse("");
    return link.endsWith("; rel=\"next\"")
        ? answer.uri().resolve(link.substring(1, link.indexOf('>')))
        : null;
  }

  @ParameterizedTest
  @CsvSource({"rejects, 60000", "loads, 70", "late-events, 70"})
  void a_csv_without_limit_has_all_items(String path, int all) {
    assertThat(server.get(path + "?format=csv").body().lines().count()).isEqualTo(all + 1);
    assertThat(server.get(path + "?format=csv&limit=5").body().lines().count()).isEqualTo(6);
    HttpResponse<String> wrong = server.get(path + "?format=csv&cursor=none");
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  @Test
  void a_csv_that_fails_on_its_way_is_cut_off_and_not_ended() throws Exception {
    var lines = new ArrayList<String>();
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.uri("rejects?format=csv")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (var reader =
        new java.io.BufferedReader(new java.io.InputStreamReader(answer.body(), "UTF-8"))) {
      lines.add(reader.readLine());
      server.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query like '%rejected_record x%' and pid <> pg_backend_pid()""");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.lines().forEach(lines::add))
          .isInstanceOf(java.io.UncheckedIOException.class)
          .hasCauseInstanceOf(IOException.class);
    }
    assertThat(lines).hasSizeLessThan(REJECTS);
  }

  @Test
  void a_method_that_is_not_for_a_route_is_told_which_are() {
    HttpResponse<String> answer =
        server.send(HttpRequest.newBuilder(server.uri("stores")).DELETE().build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).contains("GET");
  }

  @Test
  void an_address_or_headers_that_are_too_long_are_problems() throws Exception {
    HttpResponse<String> address = server.get("stores?x=" + "y".repeat(1_000_000));
    HttpResponse<String> headers = server.get("stores", "X-Long", "y".repeat(100_000));

    assertThat(address.statusCode()).isEqualTo(414);
    assertThat(JSON.readTree(address.body()).get("type").asText()).endsWith("address-too-long");
    assertThat(headers.statusCode()).isEqualTo(431);
    assertThat(JSON.readTree(headers.body()).get("type").asText()).endsWith("headers-too-large");
    for (HttpResponse<String> answer : List.of(address, headers)) {
      assertThat(header(answer, "X-Request-Id"))
          .hasSize(36)
          .isEqualTo(JSON.readTree(answer.body()).get("request_id").asText());
    }
    assertThat(server.get("stores").statusCode()).isEqualTo(200);
  }

  @Test
  void a_fault_of_the_server_tells_no_more_than_its_request() throws Exception {
    server.execute("alter table dim_product rename to lost");
    try {
      HttpResponse<String> answer = server.get("products", "X-Request-Id", "r-1");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("request r-1").doesNotContain("dim_product", "at io.");
    } finally {
      server.execute("alter table lost rename to dim_product");
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
