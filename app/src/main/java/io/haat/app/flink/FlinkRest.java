package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.error.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to Flink's REST interface, answers as JSON. */
public final class FlinkRest {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final int FIRST_ERROR_STATUS = 400;

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /**
   * @param address such as {@code http://host:8081}, without a slash at its end
   */
  public FlinkRest(String address) {
    this.address = address;
  }

  public String address() {
    return address;
  }

  /**
   * The version of the cluster.
   *
   * @throws UserError if it does not answer
   */
  public String version() throws InterruptedException {
    return get("/config").path("flink-version").asText();
  }

  /**
   * Asks.
   *
   * @param path begins with a slash
   * @throws UserError if it does not answer, or answers with an error
   */
  JsonNode get(String path) throws InterruptedException {
    return answer(request(path).GET());
  }

  JsonNode post(String path, JsonNode body) throws InterruptedException {
    return post(path, "application/json", BodyPublishers.ofString(body.toString()));
  }

  JsonNode post(String path, String type, BodyPublisher body) throws InterruptedException {
    return answer(request(path).header("Content-Type", type).POST(body));
  }

  JsonNode delete(String path) throws InterruptedException {
    return answer(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
  }

  private JsonNode answer(HttpRequest.Builder request) throws InterruptedException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= FIRST_ERROR_STATUS) {
        throw UserError.failed(
            "Flink at %s refuses: %s".formatted(address, reason(response.body())));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw UserError.failed(
          "Flink at %s does not answer: %s. See HAAT_FLINK.".formatted(address, reason), e);
    }
  }

  /** Flink's errors are stack traces; the last cause is what a user needs. */
  private static String reason(String body) {
    String text = body;
    try {
      text = JSON.readTree(body).path("errors").path(1).asText(body);
    } catch (IOException notJson) {
      return text.strip();
    }
    return lastCause(text);
  }

  /** The message of the innermost exception of a stack trace. */
  static String lastCause(String trace) {
    String found = "";
    for (String line : trace.lines().toList()) {
      String cause = line.strip().replaceFirst("^<Exception on server side:", "");
      boolean frame = cause.startsWith("at ") || cause.startsWith("...");
      if (cause.startsWith("Caused by: ")) {
        found = cause.substring("Caused by: ".length());
      } else if (found.isEmpty() && !frame && !cause.isBlank()) {
        found = cause;
      }
    }
    return found.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
  }
}
