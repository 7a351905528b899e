package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.app.cli.CommandLineRun;
import io.haat.app.load.ServerProcess;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One program for all of these, as it takes seconds to start; the last of them end it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpCommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static ServerSocket silentRedis;
  private static Map<String, String> settings;
  private static RunningHaat haat;

  @BeforeAll
  static void start() throws IOException {
    silentRedis = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    settings =
        Map.of(
            "HAAT_EVENTS_CURRENCY",
            "EUR",
            "HAAT_EVENTS_TIMEZONE",
            "Europe/Paris",
            "HAAT_REDIS_URL",
            "redis://127.0.0.1:" + silentRedis.getLocalPort());
    haat = RunningHaat.start(folder, folder.resolve("data"), settings);
  }

  @AfterAll
  static void stop() throws Exception {
    haat.close();
    silentRedis.close();
  }

  @Test
  void it_asks_the_redis_that_it_is_told_of_and_starts_without_its_answer() throws IOException {
    silentRedis.setSoTimeout((int) LIMIT.toMillis());
    try (Socket connection = silentRedis.accept()) {
      assertThat(connection.isConnected()).isTrue();
    }
  }

  @Test
  void it_tells_where_everything_is_and_keeps_the_password_to_a_private_file() throws IOException {
    assertThat(haat.ready().path("ready").asBoolean()).isTrue();
    assertThat(haat.ready().path("kafka").asText()).matches("127\\.0\\.0\\.1:[0-9]+");
    assertThat(haat.ready().path("flink").asText()).matches("http://127\\.0\\.0\\.1:[0-9]+");
    assertThat(haat.ready().path("database").asText())
        .startsWith("jdbc:postgresql://127.0.0.1:")
        .doesNotContain("password");
    Path file = folder.resolve("data/runtime.json");
    JsonNode runtime = RunningHaat.JSON.readTree(file.toFile());
    assertThat(runtime.path("kafka")).isEqualTo(haat.ready().path("kafka"));
    assertThat(runtime.path("flink")).isEqualTo(haat.ready().path("flink"));
    assertThat(runtime.path("database").asText()).contains("password=");
    assertThat(runtime.path("pid").asLong()).isPositive();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void its_dashboard_is_haats_own_and_not_another_on_the_class_path() throws Exception {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(haat.ready().path("api").asText())).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("<title>Haat</title>");
  }

  @Test
  void a_second_one_on_the_same_directory_is_refused() {
    CommandLineRun second = haat.call("up");
    assertThat(second.status()).isEqualTo(2);
    assertThat(second.err()).contains("is in use by another haat (process ");
    assertThat(second.out()).isEmpty();
  }

  @Test
  @Order(1)
  void events_are_checked_sent_shown_and_counted() throws IOException {
    Files.writeString(
        folder.resolve("events.ndjson"),
        """
        {"transaction_id":"T1","retailer_id":"acme","store_id":"S1","customer_id":"C1","event_time":"2026-01-05T10:00:01Z","items":[{"product_id":"P1","quantity":2,"unit_price":9.99}],"final_amount":19.98}
        {"refund_id":"R1","original_transaction_id":"T1","retailer_id":"acme","store_id":"S1","product_id":"P1","refund_amount":"9.99","reason":"damaged","event_time":"2026-01-05T10:00:02Z"}
        {"event_id":"E1","retailer_id":"acme","store_id":"S1","product_id":"P1","event_type":"sale","quantity_change":-2,"current_stock":3,"reorder_level":5,"event_time":"2026-01-05T10:00:03Z"}

        {"event_id":"E2","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}
        {"transaction_id":"T2","retailer_id":"acme","store_id":"S1","event_time":"2026-01-05T10:00:05Z","items":[{"product_id":"P1","quantity":0,"unit_price":9.99}],"final_amount":0}
        hello
        """);
    CommandLineRun send = haat.call("events", "send", "events.ndjson");
    assertThat(send.status()).isEqualTo(1);
    assertThat(send.out()).startsWith("4 events sent").contains("2 lines not sent");
    assertThat(send.err())
        .contains("line 6: non_positive_quantity")
        .contains("line 7: its fields do not tell which event it is");
    haat.await("select count(*) from fact_sales", "1");
    haat.await("select count(*) from fact_refunds", "1");
    haat.await("select total_revenue from transactions_summary", "19.9800");
    assertThat(haat.value("select currency from fact_sales")).isEqualTo("EUR");

    CommandLineRun tail = haat.call("events", "tail", "--from-beginning", "-n", "4");
    assertThat(tail.out())
        .contains("2026-01-05T10:00:01Z  sale  acme/S1  T1  19.98  1 line  customer C1")
        .contains("refund  acme/S1  R1  9.99  P1  of T1  damaged")
        .contains("stock  acme/S1  E1  P1  sale  -2  now 3  LOW: reorder at 5")
        .contains("customer  acme  C1  E2  view");
    CommandLineRun raw =
        haat.call("events", "tail", "refunds", "--from-beginning", "-n", "1", "--json");
    assertThat(RunningHaat.JSON.readTree(raw.out()).path("refund_id").asText()).isEqualTo("R1");
    assertThat(haat.call("events", "tail", "refund").err())
        .contains("unknown topic 'refund'. Did you mean refunds?");
  }

  @Test
  @Order(2)
  void an_event_that_is_posted_becomes_a_fact() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(haat.ready().path("api").asText() + "/api/v1/events"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"transaction_id":"H1","retailer_id":"by-http","store_id":"S1","event_time":"2026-01-05T10:00:01Z",
                     "items":[{"product_id":"P1","quantity":2,"unit_price":9.99}],"final_amount":19.98}"""))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningHaat.JSON.readTree(answer.body()).at("/events/0/topic").asText())
        .isEqualTo("retail-transactions");
    haat.await("select total_amount from v_sales where retailer = 'by-http'", "19.9800");
  }

  @Test
  @Order(3)
  void rejected_events_are_listed_corrected_and_sent_again() throws IOException {
    Files.writeString(
        folder.resolve("bad.ndjson"),
        """
        {"transaction_id":"T3","retailer_id":"acme","store_id":"S1","event_time":"2026-01-05T10:00:05Z","items":[{"product_id":"P1","quantity":1,"unit_price":12.340}],"final_amount":99}
        hello
        """);
    CommandLineRun send =
        haat.call("events", "send", "bad.ndjson", "--unchecked", "--topic", "transactions");
    assertThat(send.status()).isZero();
    haat.await("select count(*) from rejected_record", "2");

    assertThat(haat.call("rejects", "list").out())
        .contains("retail-transactions")
        .contains("amount_mismatch")
        .contains("malformed_json");
    CommandLineRun letters =
        haat.call("events", "tail", "dead-letters", "--from-beginning", "-n", "2");
    assertThat(letters.out())
        .contains("topic=retail-transactions")
        .contains("rules=malformed_json");

    JsonNode again = haat.ask("rejects", "retry");
    assertThat(again.path("good").asInt()).isZero();
    assertThat(again.path("rejected").asInt()).isEqualTo(2);

    assertThat(haat.call("rejects", "export", "--out", "fix.ndjson").status()).isZero();
    Path file = folder.resolve("fix.ndjson");
    String exported = Files.readString(file);
    assertThat(exported).contains("\"unit_price\":12.340").contains("\"raw\":\"hello\"");
    Files.writeString(file, exported.replace("\"final_amount\":99", "\"final_amount\":12.34"));
    CommandLineRun retry = haat.call("rejects", "retry", "--from", "fix.ndjson");
    assertThat(retry.status()).isEqualTo(1);
    assertThat(retry.out()).contains("1 events sent again, 1 lines not sent");
    assertThat(retry.err()).contains("breaks malformed_json");
    haat.await("select count(*) from fact_sales where transaction_id = 'T3'", "1");
    assertThat(haat.value("select count(*) from rejected_record")).isEqualTo("1");

    CommandLineRun twice = haat.call("rejects", "retry", "--from", "fix.ndjson");
    assertThat(twice.out()).contains("0 events sent again, 2 lines not sent");
    assertThat(twice.err()).contains("was corrected and sent again already");
  }

  @Test
  @Order(4)
  void status_tells_of_all_parts() {
    JsonNode status = haat.ask("status");
    assertThat(status.path("running").asBoolean()).isTrue();
    assertThat(status.path("kafka")).isEqualTo(haat.ready().path("kafka"));
    assertThat(status.path("job").path("state").asText()).isEqualTo("RUNNING");
    assertThat(status.path("memory").path("haat").asLong()).isPositive();
    assertThat(status.path("memory").path("postgres").asLong()).isPositive();
    assertThat(status.path("rejected_events").asInt()).isEqualTo(1);
    JsonNode sales = status.path("topics").path(0);
    assertThat(sales.path("topic").asText()).isEqualTo("retail-transactions");
    assertThat(sales.path("kept").asInt()).isEqualTo(5);
    assertThat(sales.has("lag")).isTrue();
    assertThat(haat.call("status").out())
        .contains("retail-transactions")
        .containsPattern("dead-letters +2\\b")
        .doesNotContain("failing");

    haat.call("sql", "--write", "insert into background_failure (work, message) values ('x', 'y')");
    assertThat(haat.call("status").out()).containsPattern("failing +x since 20.*Z: y");
    haat.call("sql", "--write", "delete from background_failure");
  }

  @Test
  @Order(5)
  void asked_to_stop_it_ends_everything_in_order_and_goes_on_from_there() throws Exception {
    assertThat(haat.stop()).isZero();
    assertThat(haat.process().err())
        .containsSubsequence(
            "stopping the stream", "stopping Kafka", "stopping PostgreSQL", "stopped")
        .doesNotContain("haat:");
    assertThat(folder.resolve("data/runtime.json")).doesNotExist();
    assertThat(folder.resolve("data/postgres/data/postmaster.pid")).doesNotExist();
    assertThat(answers(haat.ready().path("kafka").asText())).isFalse();
    haat = RunningHaat.start(folder, folder.resolve("data"), settings);
    assertThat(haat.process().err()).contains("from savepoint");
    assertThat(haat.value("select count(*) from fact_sales")).isEqualTo("3");
  }

  @Test
  @Order(6)
  void a_database_that_is_killed_is_started_again_and_nothing_is_lost() throws Exception {
    ProcessHandle postmaster = ServerProcess.of(folder.resolve("data")).postmaster();
    postmaster.destroyForcibly();
    Until.holds(LIMIT, () -> haat.process().err().contains("PostgreSQL runs again"));
    assertThat(haat.process().err())
        .contains("PostgreSQL (process " + postmaster.pid() + ") has ended; starting it again");

    Files.writeString(
        folder.resolve("after.ndjson"),
        """
        {"transaction_id":"T9","retailer_id":"acme","store_id":"S1","event_time":"2026-01-05T10:00:09Z","items":[{"product_id":"P1","quantity":1,"unit_price":1}],"final_amount":1}
        """);
    assertThat(haat.call("events", "send", "after.ndjson").status()).isZero();
    haat.await("select count(*) from fact_sales", "4");
  }

  private static boolean answers(String place) {
    String[] parts = place.split(":", -1);
    try (Socket socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
