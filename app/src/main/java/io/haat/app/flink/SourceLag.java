package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** How many records of each topic a job has still to read, as its sources tell. */
public final class SourceLag {
  private static final String METRIC = "pendingRecords";
  private static final String SOURCE = "Source: ";

  private SourceLag() {}

  /** By topic; a topic that nothing is told of, as shortly after a start, is absent. */
  public static Map<String, Long> of(FlinkJob job) throws InterruptedException {
    Map<String, Long> lags = new HashMap<>();
    for (JsonNode vertex : job.flink().get("/jobs/" + job.id()).path("vertices")) {
      String name = vertex.path("name").asText();
      if (name.startsWith(SOURCE)) {
        String path = "/jobs/" + job.id() + "/vertices/" + vertex.path("id").asText();
        read(job.flink(), path + "/subtasks/metrics", lags);
      }
    }
    return lags;
  }

  private static void read(FlinkRest flink, String path, Map<String, Long> lags)
      throws InterruptedException {
    for (JsonNode metric : flink.get(path)) {
      String id = metric.path("id").asText();
      if (id.endsWith("." + METRIC)) {
        JsonNode sums = flink.get(path + "?agg=sum&get=" + id);
        // Named after the operator, whose blanks and colons are underlines here.
        String topic =
            id.substring(0, id.length() - METRIC.length() - 1).replaceFirst("^Source__", "");
        lags.merge(topic, sums.path(0).path("sum").asLong(), Long::sum);
      }
    }
  }
}
