package io.haat.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.server.RunningServer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events may be many in one body; questions are short. */
final class BodySizeTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final String EVENT =
      """
      {"event_id":"E1","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}""";
  private static final String BATCH = "{\"requests\":[\"stores\"]}";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer(new LogWithoutEnd().intake());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void events_have_ten_mebibytes() {
    assertThat(status("events", EVENT, 10 * MEBIBYTE)).isEqualTo(200);
    assertThat(status("events", EVENT, 10 * MEBIBYTE + 1)).isEqualTo(413);
  }

  @Test
  void a_batch_has_one() {
    assertThat(status("batch", BATCH, 900_000)).isEqualTo(200);
    assertThat(status("batch", BATCH, MEBIBYTE + 1)).isEqualTo(413);
  }

  private static int status(String path, String json, int bytes) {
    String body = json + " ".repeat(bytes - json.length());
    var request =
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return server.send(request.build()).statusCode();
  }
}
