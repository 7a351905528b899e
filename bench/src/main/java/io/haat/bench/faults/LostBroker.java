package io.haat.bench.faults;

import java.util.List;

/** Kafka, in a process of its own, is stopped or killed and started again. */
final class LostBroker {
  private static final int TIMES = 6;

  private LostBroker() {}

  static Outcome play(Site site) throws Exception {
    try (OwnBroker broker = OwnBroker.start(site.folder().resolve("broker"))) {
      return new Scene(broker.settings(), List.of())
          .play(
              site,
              haat -> {
                for (int time = 0; time < site.of(TIMES, 2); time++) {
                  boolean killed = time % 2 == 1;
                  site.tell(killed ? "Kafka is killed" : "Kafka is stopped");
                  if (killed) {
                    broker.kill();
                  } else {
                    broker.stop();
                  }
                  Sleep.millis(site.millis(0, site.of(10_000, 2_000)));
                  broker.startAgain();
                  Sleep.millis(site.millis(1_000, site.of(15_000, 3_000)));
                }
              });
    }
  }
}
