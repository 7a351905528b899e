package io.haat.bench.api;

import io.haat.app.error.UserError;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts sales, and measures how long each takes through Kafka, Flink and PostgreSQL until readers
 * of the live push are told.
 */
record PushBench(URI api, long rows) {
  private static final int READERS = 500;
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 5;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  List<Figure> run() throws IOException {
    var millis = new ArrayList<Double>();
    try (var readers = PushReaders.open(api, READERS);
        var connection = new HttpConnection(api)) {
      readers.await("event: ready", LIMIT);
      String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        String store = "P" + run + "-" + round;
        long begin = System.nanoTime();
        post(connection, store);
        for (long seen : readers.await("\"store\":\"" + store + "\"", LIMIT)) {
          if (round >= WARM_UP) {
            millis.add((seen - begin) / 1e6);
          }
        }
      }
    }
    return List.of(
        Quantiles.figure("push", "sale posted to " + READERS + " readers told", rows, millis, 0.5)
            .within(Limit.none()),
        Quantiles.figure("push", "sale posted to " + READERS + " readers told", rows, millis, 0.99)
            .within(ApiLimits.PUSH_MILLIS));
  }

  private static void post(HttpConnection connection, String store) throws IOException {
    String sale =
        """
        {"transaction_id":"%1$s","retailer_id":"haat-bench","store_id":"%1$s","event_time":"%2$s","items":[{"product_id":"P1","quantity":1,"unit_price":1}],"final_amount":1}"""
            .formatted(store, Instant.now());
    HttpConnection.Reply reply = connection.post("/api/v1/events", sale);
    if (reply.status() != 200) {
      throw UserError.failed("a sale was answered with " + reply.status() + ": " + reply.body());
    }
  }
}
