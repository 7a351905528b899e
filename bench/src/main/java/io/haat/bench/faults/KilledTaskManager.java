package io.haat.bench.faults;

import io.haat.bench.process.StartedProgram;
import io.haat.testing.process.FlinkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job on a cluster of processes, with a Kafka and a PostgreSQL that are not Haat's. */
final class KilledTaskManager {
  private static final int TASK_MANAGERS = 2;
  private static final int KILLS = 5;
  private static final long SUBMIT_SECONDS = 120;

  private KilledTaskManager() {}

  static Outcome play(Site site) throws Exception {
    Path folder = site.folder();
    try (OwnDatabase database = OwnDatabase.start(folder.resolve("postgres"));
        OwnBroker broker = OwnBroker.start(folder.resolve("broker"));
        FlinkCluster flink =
            FlinkCluster.start(Files.createDirectory(folder.resolve("flink")), TASK_MANAGERS)) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.putAll(broker.settings());
      settings.put("HAAT_FLINK", flink.address());
      settings.put(
          "HAAT_FLINK_CHECKPOINTS",
          folder.resolve("state").toUri().toString().replaceFirst("/$", ""));
      settings.put("HAAT_FLINK_CHECKPOINT_INTERVAL", "3s");
      Path data = folder.resolve("data");
      submit(site, data, settings);
      long begin = System.nanoTime();
      try (Shops shops = Shops.open(site, data, settings, List.of())) {
        shops.awaitEvents(broker.bootstrap());
        for (int kill = 1; kill <= site.of(KILLS, 1); kill++) {
          Sleep.whileSending(shops, site.millis(5_000, site.of(20_000, 8_000)));
          site.tell("a TaskManager is killed");
          flink.killTaskManager();
          flink.addTaskManager();
        }
        Sleep.whileSending(shops, site.of(10_000, 2_000));
        Map<String, Long> acknowledged = shops.close(site);
        site.tell("comparing");
        return Comparison.of(broker.bootstrap(), database.connect(), acknowledged, begin);
      }
    }
  }

  private static void submit(Site site, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    try (StartedProgram submit =
        site.program().start(settings, "stream", "submit", "--data", data)) {
      if (!submit.endsWithin(SUBMIT_SECONDS) || submit.status() != 0) {
        throw new IllegalStateException("haat stream submit: " + submit.err());
      }
    }
  }
}
