package io.haat.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.TopicBacklog;
import io.haat.bench.process.StartedProgram;
import io.haat.testing.recount.RecountTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code haat produce} as a process of its own, which goes on while other things break. */
final class Shops implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;
  private static final long END_SECONDS = 60;

  private final StartedProgram process;

  private Shops(StartedProgram process) {
    this.process = process;
  }

  /**
   * @param settings where everything is, if not in the data directory
   * @param disturbances options of {@code haat produce}
   */
  static Shops open(Site site, Path data, Map<String, String> settings, List<String> disturbances)
      throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "produce", "--data", data, "--rate", site.rate(), "--seed", site.seed(), "--json"));
    arguments.addAll(disturbances);
    return new Shops(site.program().start(settings, arguments.toArray()));
  }

  /** Waits until Kafka has events of it: what happens shall happen to something. */
  void awaitEvents(String bootstrap) throws InterruptedException, IOException {
    LiveKafka kafka = new LiveKafka(bootstrap, Map.of());
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (TopicBacklog.read(kafka, Set.of(RecountTopics.USUAL.sales()), Comparison.GROUP).stream()
        .allMatch(topic -> topic.events() == 0)) {
      requireOpen();
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("haat produce does not begin: " + process.err());
      }
      Sleep.millis(PAUSE_MILLIS);
    }
  }

  /** Throws unless it is still at work. */
  void requireOpen() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("haat produce has ended: " + process.out() + process.err());
    }
  }

  /** Ends it in order. Returns how many events of each topic Kafka has acknowledged. */
  Map<String, Long> close(Site site) throws IOException, InterruptedException {
    requireOpen();
    process.interrupt();
    if (!process.endsWithin(END_SECONDS)) {
      throw new IllegalStateException("haat produce does not end: " + process.err());
    }
    JsonNode report = JSON.readTree(process.out());
    if (!report.isObject()) {
      throw new IllegalStateException("haat produce says nothing: " + process.err());
    }
    site.tell(
        "%,d events sent, %,d acknowledged, %,d failed; slowest %,.0f ms",
        report.path("sent").asLong(),
        report.path("acknowledged").asLong(),
        report.path("failed").asLong(),
        report.path("ack_ms").path("max").asDouble());
    Map<String, Long> acknowledged = new TreeMap<>();
    for (Map.Entry<String, JsonNode> topic : report.path("by_topic").properties()) {
      acknowledged.put(topic.getKey(), topic.getValue().asLong());
    }
    return acknowledged;
  }

  @Override
  public void close() {
    process.close();
  }
}
