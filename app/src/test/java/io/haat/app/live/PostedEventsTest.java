package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.settings.Settings;
import io.haat.model.event.EventType;
import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.haat.stream.broker.EmbeddedKafka;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /api/v1/events} on a broker and a warehouse, without the stream behind them. */
class PostedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir private static Path folder;
  private static EmbeddedKafka broker;
  private static LiveKafka kafka;
  private static Settings settings;
  private static DataSource database;
  private static PostedEvents events;
  private static HaatServer server;

  @BeforeAll
  static void start() throws Exception {
    settings = Settings.read(folder, Optional.empty(), Map.of("HAAT_EVENTS_CURRENCY", "EUR"));
    broker = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    kafka = new LiveKafka(broker.bootstrap(), Map.of());
    StreamPart.topics(settings, kafka);
    database = TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    try (var connection = new Warehouse(database).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into dim_retailer (retailer) values ('acme');
          insert into dim_store (retailer_key, store_id, currency, business_zone) values (1, 'TOKYO', 'JPY', 'Asia/Tokyo')""");
    }
    events = PostedEvents.open(settings.events(), database, () -> kafka, PATIENCE);
    server = server(Optional.of(events));
  }

  private static HaatServer server(Optional<PostedEvents> with) {
    return HaatServer.start(
        ServerSettings.loopback(0), database, with.map(PostedEvents::intake), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    server.close();
    events.close();
    broker.close();
  }

  @Test
  void each_event_of_a_batch_is_taken_or_refused_and_the_taken_ones_stand_where_the_answer_says()
      throws Exception {
    String sale = sale("B1", "S1", "19.98");
    String refund =
        """
        { "refund_id":"BR1", "retailer_id":"acme", "store_id":"S2", "product_id":"P1", "refund_amount":"9.99",
          "reason":"too [small}, \\"really\\"", "event_time":"2026-01-05T10:00:02Z" }""";
    String customer =
        """
        {"event_id":"BE1","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}""";
    String batch =
        "[%s, %s,%s,\n%s,{\"broken\":tru},{\"nothing\":1}]"
            .formatted(sale, sale("B2", "S1", "1.00"), refund, customer);

    HttpResponse<String> answer = post("", "application/json", batch);

    assertThat(answer.statusCode()).isEqualTo(207);
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.get("accepted").asInt()).isEqualTo(3);
    assertThat(json.get("rejected").asInt()).isEqualTo(3);
    assertThat(json.at("/events/1").toString())
        .isEqualTo("{\"id\":\"B2\",\"accepted\":false,\"rules\":[\"amount_mismatch\"]}");
    assertThat(json.at("/events/4/rules/0").asText()).isEqualTo("malformed_json");
    assertThat(json.at("/events/5/rules/0").asText()).isEqualTo("unknown_event_type");
    assertStandsThere(json.at("/events/0"), "S1", sale);
    assertStandsThere(json.at("/events/2"), "S2", refund.strip());
    assertStandsThere(json.at("/events/3"), "C1", customer);
  }

  @Test
  void lines_are_events_of_the_topic_that_the_request_names() throws Exception {
    String lines = "%s\n\n%s\r\n".formatted(sale("L1", "S1", "19.98"), sale("L2", "S1", "19.98"));

    HttpResponse<String> sales = post("?topic=retail-transactions", "application/x-ndjson", lines);
    HttpResponse<String> refunds = post("?topic=retail-refunds", "application/x-ndjson", lines);

    assertThat(sales.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(sales.body()).get("accepted").asInt()).isEqualTo(2);
    assertThat(refunds.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(refunds.body()).at("/events/0/rules").toString())
        .contains("missing_refund_id");
  }

  @Test
  void amounts_are_judged_in_the_currency_of_the_store() throws Exception {
    // 3 × 0.5 JPY is 1.5, rounded 2.
    String yen =
        sale("Y1", "TOKYO", "2").replace("9.99", "0.5").replace("\"quantity\":2", "\"quantity\":3");

    assertThat(post("", "application/json", yen).statusCode()).isEqualTo(200);
    assertThat(post("", "application/json", yen.replace("TOKYO", "S1")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void what_cannot_be_parted_into_events_is_told_why() throws Exception {
    assertProblem(post("", "application/json", "[{},"), 400, "an array without an end");
    assertProblem(post("", "application/json", "[{},,{}]"), 400, "nothing between two commas");
    assertProblem(post("", "application/json", "[{}] {}"), 400, "application/x-ndjson");
    assertProblem(post("", "application/json", " "), 400, "holds no event");
    assertProblem(post("", "text/plain", "{}"), 415, "application/json");
    assertProblem(post("?topic=sales", "application/json", "{}"), 400, "retail-transactions");
    assertProblem(post("?top=1", "application/json", "{}"), 400, "there are topic");
    assertProblem(post("", "application/json", " ".repeat((10 << 20) + 1)), 413, "10 MiB");
    assertProblem(post("", "application/x-ndjson", "{}\n".repeat(50_001)), 413, "50000 events");
  }

  @Test
  void a_request_that_comes_again_under_its_key_is_written_once_and_answered_alike()
      throws Exception {
    String body = sale("K1", "S7", "19.98");
    HttpResponse<String> first = post("", "application/json", body, "Idempotency-Key", "k-1");
    HttpResponse<String> other =
        post("", "application/json", sale("K2", "S7", "19.98"), "Idempotency-Key", "k-1");
    HttpResponse<String> again;
    server.close();
    server = server(Optional.of(events));
    again = post("", "application/json", body, "Idempotency-Key", "k-1");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(other, 422, "another body");
    assertProblem(
        post("", "application/json", body, "Idempotency-Key", "two words"), 400, "visible");
    assertThat(records().stream().filter(one -> text(one.value()).equals(body))).hasSize(1);
  }

  @Test
  void while_the_broker_is_away_nothing_is_accepted_and_the_same_request_works_afterwards()
      throws Exception {
    Path data = folder.resolve("other-kafka");
    EmbeddedKafka other = EmbeddedKafka.start(data, 0);
    var place = new LiveKafka(other.bootstrap(), Map.of());
    StreamPart.topics(settings, place);
    String body = sale("A1", "S1", "19.98");
    try (var toOther = PostedEvents.open(settings.events(), database, () -> place, PATIENCE);
        var atOther = server(Optional.of(toOther))) {
      URI uri = atOther.address().resolve("/api/v1/events");
      assertThat(post(uri, "application/json", body).statusCode()).isEqualTo(200);
      int port = other.port();
      other.close();
      HttpResponse<String> away = post(uri, "application/json", body, "Idempotency-Key", "away-1");
      other = EmbeddedKafka.start(data, port);
      HttpResponse<String> back = post(uri, "application/json", body, "Idempotency-Key", "away-1");

      assertProblem(away, 503, "an event that arrives twice counts once");
      assertThat(away.headers().firstValue("Retry-After")).isPresent();
      assertThat(back.statusCode()).isEqualTo(200);
    } finally {
      other.close();
    }
  }

  @Test
  void without_a_log_a_server_says_so() throws Exception {
    try (HaatServer without = server(Optional.empty())) {
      URI uri = without.address().resolve("/api/v1/events");
      assertProblem(post(uri, "application/json", "{}"), 503, "HAAT_KAFKA_BOOTSTRAP");
    }
  }

  private static String sale(String id, String store, String amount) {
    return """
    {"transaction_id":"%s","retailer_id":"acme","store_id":"%s","event_time":"2026-01-05T10:00:01Z","items":[{"product_id":"P1","quantity":2,"unit_price":9.99}],"final_amount":%s}"""
        .formatted(id, store, amount);
  }

  private static HttpResponse<String> post(
      String query, String type, String body, String... headers) throws Exception {
    return post(server.address().resolve("/api/v1/events" + query), type, body, headers);
  }

  private static HttpResponse<String> post(URI uri, String type, String body, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(uri).header("Content-Type", type);
    if (headers.length > 0) {
      request.headers(headers);
    }
    request.POST(HttpRequest.BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(detail);
  }

  private static void assertStandsThere(JsonNode answer, String key, String value) {
    assertThat(answer.get("accepted").asBoolean()).isTrue();
    ConsumerRecord<byte[], byte[]> there =
        records().stream()
            .filter(one -> one.topic().equals(answer.get("topic").asText()))
            .filter(one -> one.partition() == answer.get("partition").asInt())
            .filter(one -> one.offset() == answer.get("offset").asLong())
            .findFirst()
            .orElseThrow();
    assertThat(text(there.key())).isEqualTo(key);
    assertThat(text(there.value())).isEqualTo(value);
  }

  /** Everything that is in the topics. */
  private static List<ConsumerRecord<byte[], byte[]>> records() {
    List<String> topics = new ArrayList<>();
    for (EventType type : EventType.values()) {
      topics.add(settings.events().topic(type));
    }
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(kafka, topics, true)) {
      List<ConsumerRecord<byte[], byte[]>> some = reader.next(Duration.ofSeconds(5));
      while (!some.isEmpty()) {
        all.addAll(some);
        some = reader.next(Duration.ofMillis(300));
      }
    }
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
