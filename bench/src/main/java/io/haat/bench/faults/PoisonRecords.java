package io.haat.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.app.live.EventSender;
import io.haat.app.live.LiveKafka;
import io.haat.testing.recount.RecountTopics;
import java.util.List;
import java.util.Map;

/** Records that are ten times longer than any may be, and well formed. */
final class PoisonRecords {
  private static final int BYTES = 10 << 20;
  private static final int RECORDS = 10;

  private PoisonRecords() {}

  static Outcome play(Site site) throws Exception {
    byte[] record =
        """
        {"transaction_id":"poison","retailer_id":"haat","store_id":"S1","customer_id":"%s"}"""
            .formatted("x".repeat(BYTES))
            .getBytes(UTF_8);
    return new Scene(Map.of(), List.of())
        .play(
            site,
            haat -> {
              String kafka = haat.awaitReady().path("kafka").asText();
              try (var sender = new EventSender(new LiveKafka(kafka, Map.of()))) {
                for (int sent = 0; sent < site.of(RECORDS, 2); sent++) {
                  sender.send(RecountTopics.USUAL.sales(), null, record);
                  sender.flush();
                  Sleep.millis(site.millis(100, 2_000));
                }
              }
            });
  }
}
