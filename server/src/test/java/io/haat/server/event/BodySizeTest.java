package io.haat.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events may be many in one body; questions are short. */
final class BodySizeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int MEBIBYTE = 1 << 20;
  private static final String EVENT =
      """
      {"event_id":"E1","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}""";
  private static final String BATCH = "{\"requests\":[\"stores\"]}";

  private static HaatServer server;

  @BeforeAll
  static void start() {
    var intake = new EventIntake(new LogWithoutEnd(), (retailer, store) -> 2);
    server =
        HaatServer.start(
            ServerSettings.loopback(0),
            TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate()),
            Optional.of(intake),
            Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void events_have_ten_mebibytes() throws Exception {
    assertThat(status("events", EVENT, 10 * MEBIBYTE)).isEqualTo(200);
    assertThat(status("events", EVENT, 10 * MEBIBYTE + 1)).isEqualTo(413);
  }

  @Test
  void a_batch_has_one() throws Exception {
    assertThat(status("batch", BATCH, 900_000)).isEqualTo(200);
    assertThat(status("batch", BATCH, MEBIBYTE + 1)).isEqualTo(413);
  }

  private static int status(String path, String json, int bytes) throws Exception {
    String body = json + " ".repeat(bytes - json.length());
    var request =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** Has room for everything. */
  private static final class LogWithoutEnd implements EventLog {
    @Override
    public String topic(EventType type) {
      return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Place> append(List<LogEntry> entries) {
      return IntStream.range(0, entries.size())
          .mapToObj(i -> new Place(topic(entries.get(i).type()), 0, i))
          .toList();
    }
  }
}
