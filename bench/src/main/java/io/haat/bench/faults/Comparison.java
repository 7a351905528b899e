package io.haat.bench.faults;

import io.haat.app.live.LiveKafka;
import io.haat.app.live.TopicBacklog;
import io.haat.testing.recount.RecountTopics;
import io.haat.testing.recount.TopicRecount;
import io.haat.warehouse.rollup.RollupCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All tables against the topics, and the topics against what was acknowledged. */
final class Comparison {
  /** What an unknown store's amounts are in, unless the settings name a currency. */
  private static final String NO_CURRENCY = "XXX";

  /** The stream's group of consumers. */
  static final String GROUP = "haat-stream";

  private static final Duration ROLLUPS_LIMIT = Duration.ofMinutes(1);
  private static final int MOST_DIFFERENCES = 10;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final long PAUSE_MILLIS = 500;

  private Comparison() {}

  /**
   * Waits until nothing differs any more, or for so long as nobody should wait.
   *
   * @param acknowledged events by topic
   * @param begin {@link System#nanoTime} of the first event
   */
  static Outcome of(
      String bootstrap, Connection warehouse, Map<String, Long> acknowledged, long begin)
      throws SQLException, InterruptedException {
    LiveKafka kafka = new LiveKafka(bootstrap, Map.of());
    List<String> differences = new ArrayList<>();
    long events = 0;
    for (TopicBacklog topic : TopicBacklog.read(kafka, acknowledged.keySet(), GROUP)) {
      events += topic.events();
      long told = acknowledged.getOrDefault(topic.topic(), 0L);
      if (topic.events() < told) {
        differences.add(
            "%s: %,d events were acknowledged and %,d are there"
                .formatted(topic.topic(), told, topic.events()));
      }
    }
    try (TopicRecount recount =
        TopicRecount.read(kafka.clientProperties(), RecountTopics.USUAL, warehouse, NO_CURRENCY)) {
      differences.addAll(recount.differencesAfter(LIMIT));
      differences.addAll(rollups(warehouse));
      double seconds = (System.nanoTime() - begin) / 1e9;
      Map<String, Long> compared = recount.compared();
      long rows = compared.values().stream().mapToLong(Long::longValue).sum();
      return new Outcome(events, seconds, compared.size(), rows, differences);
    }
  }

  /** The transactions of days and hours, which are counted anew in the background. */
  private static List<String> rollups(Connection warehouse)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + ROLLUPS_LIMIT.toNanos();
    List<String> differences = RollupCheck.differences(warehouse);
    while (!differences.isEmpty() && System.nanoTime() - deadline < 0) {
      Sleep.millis(PAUSE_MILLIS);
      differences = RollupCheck.differences(warehouse);
    }
    return differences.stream().limit(MOST_DIFFERENCES).toList();
  }
}
