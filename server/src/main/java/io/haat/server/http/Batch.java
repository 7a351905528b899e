package io.haat.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers several questions at once, each as if it had been asked alone, and side by side. It is a
 * POST because addresses that name many stores do not fit into an address; what is kept is kept by
 * question, so it makes no difference in which batch one comes.
 */
final class Batch implements Handler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 32;

  /** Of all answers together. */
  private static final long MOST_BYTES = 16 << 20;

  private static final String EXPECTED =
      "must be 1 to %d addresses such as \"sales/summary?store=S1\"".formatted(MOST);

  private static final Problem TOO_MUCH =
      Problem.of(
          ProblemType.BATCH_TOO_LARGE,
          "the answers before it have 16 MiB already; ask for it alone, or for less");

  private final List<KnownRoute> routes;
  private final Executor threads;

  private record Reply(int status, String body) {}

  Batch(List<KnownRoute> routes, Executor threads) {
    this.routes = routes;
    this.threads = threads;
  }

  @Override
  public void handle(Context context) {
    if (!context.queryParamMap().isEmpty()) {
      throw wrong(context.queryParamMap().keySet().iterator().next(), "is not a parameter here");
    }
    ContentTypes.expectPlain(context);
    ContentTypes.expectJson(context, "a batch");
    String id = Exchange.id(context);
    long begun = System.nanoTime();
    var bytesLeft = new AtomicLong(MOST_BYTES);
    List<CompletableFuture<Reply>> replies =
        addresses(context).stream()
            .map(
                address ->
                    CompletableFuture.supplyAsync(() -> reply(address, id, bytesLeft), threads))
            .toList();
    var body = new ByteArrayOutputStream(16_384);
    body.writeBytes(bytes("{\"answers\":["));
    for (int i = 0; i < replies.size(); i++) {
      Reply reply = replies.get(i).join();
      body.writeBytes(
          bytes("%s{\"status\":%d,\"body\":".formatted(i == 0 ? "" : ",", reply.status())));
      body.writeBytes(bytes(reply.body()));
      body.write('}');
    }
    body.writeBytes(bytes("]}"));
    Exchange.spentInDatabase(context, System.nanoTime() - begun);
    context.header("Cache-Control", "no-store");
    context.contentType("application/json").result(body.toByteArray());
  }

  private static List<String> addresses(Context context) {
    JsonNode body;
    try {
      body = JSON.readTree(context.bodyAsBytes());
    } catch (JsonProcessingException broken) {
      throw wrong("body", "is not JSON: " + broken.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    JsonNode requests = body.path("requests");
    if (body.size() != 1 || !requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
      throw wrong("requests", EXPECTED + ", and nothing else beside it");
    }
    var addresses = new ArrayList<String>();
    for (JsonNode request : requests) {
      if (!request.isTextual()) {
        throw wrong("requests", EXPECTED);
      }
      addresses.add(request.asText());
    }
    return addresses;
  }

  private static ProblemException wrong(String part, String message) {
    return new ProblemException(Problem.badRequest(List.of(new Violation(part, message))));
  }

  private Reply reply(String address, String id, AtomicLong bytesLeft) {
    String path = address.replaceFirst("\\?.*", "");
    try {
      take(0, bytesLeft);
      byte[] answer = BatchQuestion.of(address).answer(routes);
      take(answer.length, bytesLeft);
      return new Reply(200, text(answer));
    } catch (Exception failed) {
      Problem problem = Problems.of(failed, "a question of a batch, " + path + ",", id);
      return new Reply(
          problem.status(), text(JsonAnswer.of(problem, Problems.shortened(path), id)));
    }
  }

  private static void take(int bytes, AtomicLong bytesLeft) {
    if (bytesLeft.addAndGet(-bytes) < 0) {
      throw new ProblemException(TOO_MUCH);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
