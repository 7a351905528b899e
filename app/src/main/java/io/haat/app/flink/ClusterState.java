package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A cluster as it is configured.
 *
 * @param keepsCheckpoints whether it names a place for checkpoints
 */
public record ClusterState(boolean keepsCheckpoints) {
  private static final Set<String> PLACES =
      Set.of("execution.checkpointing.dir", "state.checkpoints.dir");

  /** Asks the JobManager. */
  public static ClusterState of(FlinkRest flink) throws InterruptedException {
    boolean keeps = false;
    for (JsonNode entry : flink.get("/jobmanager/config")) {
      keeps |=
          PLACES.contains(entry.path("key").asText()) && !entry.path("value").asText().isEmpty();
    }
    return new ClusterState(keeps);
  }
}
