package io.haat.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.app.postgres.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The folder of checkpoints cannot be written for a while, in which the program is killed and
 * started again. It must go on, say so, and keep checkpoints again when it can.
 */
final class NoCheckpoints {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private NoCheckpoints() {}

  static Outcome play(Site site) throws Exception {
    Path folder = site.folder().resolve("data/flink/checkpoints");
    Path away = site.folder().resolve("checkpoints-away");
    // The shops look for Kafka where it was.
    String port = Integer.toString(FreePort.find(0, "HAAT_KAFKA_PORT"));
    return new Scene(
            Map.of("HAAT_KAFKA_PORT", port, "HAAT_FLINK_CHECKPOINT_INTERVAL", "1s"), List.of())
        .play(
            site,
            haat -> {
              await(haat, true, Instant.EPOCH);
              // A file in its place stops the superuser, too, whom permissions do not.
              Files.move(folder, away);
              Files.writeString(folder, "no folder");
              site.tell("checkpoints cannot be written");
              await(haat, false, Instant.EPOCH);
              haat.process().kill();
              haat.startAgain();
              haat.awaitReady();
              site.tell("killed and started again");
              await(haat, false, Instant.EPOCH);
              Files.delete(folder);
              Files.move(away, folder);
              site.tell("checkpoints can be written again");
              await(haat, true, Instant.now());
            });
  }

  private static void await(LiveHaat haat, boolean kept, Instant since)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    boolean holds = false;
    while (!holds) {
      JsonNode job = haat.ask("status").path("job");
      String last = job.path("last_checkpoint").asText("");
      boolean recent = !last.isEmpty() && Instant.parse(last).isAfter(since);
      holds = job.path("state_is_kept").asBoolean(!kept) == kept && (!kept || recent);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "haat status should say that checkpoints are%s kept, and says %s"
                .formatted(kept ? "" : " not", job));
      }
    }
  }
}
