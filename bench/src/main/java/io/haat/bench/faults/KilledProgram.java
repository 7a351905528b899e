package io.haat.bench.faults;

import io.haat.app.postgres.FreePort;
import java.util.List;
import java.util.Map;

/**
 * The whole program is killed at random moments, alone or with its PostgreSQL, and started again.
 */
final class KilledProgram {
  private static final int KILLS = 20;
  private static final int SHORT_KILLS = 2;

  /** So that it dies while it starts, between two checkpoints, and in one. */
  private static final String CHECKPOINTS = "3s";

  private KilledProgram() {}

  static Outcome play(Site site) throws Exception {
    // The shops look for Kafka where it was.
    String port = Integer.toString(FreePort.find(0, "HAAT_KAFKA_PORT"));
    var scene =
        new Scene(
            Map.of("HAAT_KAFKA_PORT", port, "HAAT_FLINK_CHECKPOINT_INTERVAL", CHECKPOINTS),
            List.of("--duplicates", "1%", "--invalid", "1%", "--late", "0.5%"));
    return scene.play(
        site,
        haat -> {
          int kills = site.of(KILLS, SHORT_KILLS);
          for (int kill = 1; kill <= kills; kill++) {
            long after = site.millis(1_000, site.of(20_000, 12_000));
            boolean withDatabase = site.random().nextBoolean();
            Sleep.millis(after);
            site.tell(
                "kill %d of %d, after %,d ms, %s",
                kill, kills, after, withDatabase ? "with PostgreSQL" : "PostgreSQL lives on");
            haat.process().kill();
            if (withDatabase) {
              haat.killDatabase();
            }
            haat.startAgain();
          }
          haat.awaitReady();
        });
  }
}
