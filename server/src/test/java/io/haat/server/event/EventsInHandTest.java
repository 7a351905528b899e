package io.haat.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is answered while the log takes its time. */
@Timeout(60)
final class EventsInHandTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String VIEW =
      """
      {"event_id":"E1","retailer_id":"acme","customer_id":"C1","event_type":"view","event_time":"2026-01-05T10:00:04Z"}""";

  private static final int ATTEMPTS = 20;

  private final SlowLog log = new SlowLog();
  private RunningServer server;

  @BeforeEach
  void start() {
    server = new RunningServer(log.intake());
  }

  @AfterEach
  void close() {
    log.goOn.release(100);
    server.close();
  }

  /** A body whose length is not told counts as one of 10 MiB, of which three fit into 32. */
  @Test
  void who_comes_when_too_much_is_in_hand_is_told_to_come_again() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(CLIENT.sendAsync(ofUnknownLength(), HttpResponse.BodyHandlers.ofString()));
    }
    log.awaitArrived(3);
    HttpResponse<String> fourth = refused();
    log.goOn.release(4);

    assertThat(fourth.statusCode()).isEqualTo(503);
    assertThat(type(fourth)).endsWith("#busy");
    assertThat(fourth.headers().firstValue("Retry-After")).hasValue("1");
    for (CompletableFuture<HttpResponse<String>> one : first) {
      assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(server.send(ofUnknownLength()).statusCode()).isEqualTo(200);
  }

  /** A body that is refused unread may end the connection before the answer is read. */
  private HttpResponse<String> refused() throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return CLIENT.send(ofUnknownLength(), HttpResponse.BodyHandlers.ofString());
      } catch (IOException closed) {
        assertThat(closed).hasMessageContaining("received no bytes");
      }
    }
    throw new AssertionError("no answer in " + ATTEMPTS + " attempts");
  }

  @Test
  void a_request_that_comes_again_before_it_is_answered_is_not_carried_out_twice()
      throws Exception {
    HttpRequest request =
        post(HttpRequest.BodyPublishers.ofString(VIEW)).header("Idempotency-Key", "k").build();
    CompletableFuture<HttpResponse<String>> first =
        CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    log.awaitArrived(1);
    HttpResponse<String> second = server.send(request);
    log.goOn.release(1);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(type(second)).endsWith("#request-in-hand");
    String answered = first.get(20, TimeUnit.SECONDS).body();
    // The log does not go on for another one.
    assertThat(server.send(request).body()).isEqualTo(answered).contains("\"accepted\":1");
  }

  private HttpRequest ofUnknownLength() {
    byte[] body = VIEW.getBytes(StandardCharsets.UTF_8);
    return post(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
        .build();
  }

  private HttpRequest.Builder post(HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(server.uri("events"))
        .header("Content-Type", "application/json")
        .POST(body);
  }

  private static String type(HttpResponse<String> problem) throws Exception {
    return new ObjectMapper().readTree(problem.body()).get("type").asText();
  }

  /** Acknowledges a request when it is told to go on. */
  private static final class SlowLog extends LogWithoutEnd {
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);

    @Override
    public List<Place> append(List<LogEntry> entries) {
      arrived.release();
      goOn.acquireUninterruptibly();
      return super.append(entries);
    }

    void awaitArrived(int requests) throws InterruptedException {
      assertThat(arrived.tryAcquire(requests, 20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
