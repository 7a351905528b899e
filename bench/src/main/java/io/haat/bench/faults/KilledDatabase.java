package io.haat.bench.faults;

import java.util.List;
import java.util.Map;

/** The PostgreSQL that {@code haat up} runs is killed. */
final class KilledDatabase {
  private static final int KILLS = 5;

  private KilledDatabase() {}

  static Outcome play(Site site) throws Exception {
    return new Scene(Map.of("HAAT_FLINK_CHECKPOINT_INTERVAL", "3s"), List.of())
        .play(
            site,
            haat -> {
              for (int kill = 1; kill <= site.of(KILLS, 1); kill++) {
                Sleep.millis(site.millis(1_000, 10_000));
                haat.killDatabase();
                haat.connect().close();
              }
            });
  }
}
