package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haat.app.error.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A job on a cluster.
 *
 * @param id given by Flink
 * @param state as Flink calls it, for instance {@code RUNNING}
 */
public record FlinkJob(FlinkRest flink, String id, String state, Instant started) {
  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED", "SUSPENDED");
  private static final Duration STOP_LIMIT = Duration.ofMinutes(5);
  private static final long PAUSE_MILLIS = 100;

  /** The job of that name that has not ended; of several the newest. */
  public static Optional<FlinkJob> find(FlinkRest flink, String name) throws InterruptedException {
    Optional<FlinkJob> found = Optional.empty();
    for (JsonNode job : flink.get("/jobs/overview").path("jobs")) {
      String state = job.path("state").asText();
      Instant started = Instant.ofEpochMilli(job.path("start-time").asLong());
      if (job.path("name").asText().equals(name)
          && !ENDED.contains(state)
          && found.filter(newer -> newer.started().isAfter(started)).isEmpty()) {
        found = Optional.of(new FlinkJob(flink, job.path("jid").asText(), state, started));
      }
    }
    return found;
  }

  /** What its checkpoints are like. */
  public CheckpointSummary checkpoints() throws InterruptedException {
    return CheckpointSummary.of(flink.get("/jobs/" + id + "/checkpoints"));
  }

  /** Why it failed last; empty if it never did. */
  public Optional<String> lastFailure() throws InterruptedException {
    JsonNode entries =
        flink
            .get("/jobs/" + id + "/exceptions?maxExceptions=1")
            .path("exceptionHistory")
            .path("entries");
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(FlinkRest.lastCause(entries.path(0).path("stacktrace").asText()));
  }

  /**
   * Stops it with a savepoint.
   *
   * @param folder URI of the place for the savepoint; empty: as the cluster is configured
   * @return the savepoint's place
   * @throws UserError if no savepoint can be made; the job goes on then
   */
  public String stopWithSavepoint(Optional<String> folder) throws InterruptedException {
    ObjectNode request = FlinkRest.JSON.createObjectNode();
    folder.ifPresent(place -> request.put("targetDirectory", place));
    request.put("drain", false);
    request.put("formatType", "NATIVE");
    String trigger = flink.post("/jobs/" + id + "/stop", request).path("request-id").asText();
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      JsonNode answer = flink.get("/jobs/" + id + "/savepoints/" + trigger);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        return place(answer.path("operation"));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw UserError.failed(
        "Flink at %s has not made a savepoint within %d minutes. See its web pages."
            .formatted(flink.address(), STOP_LIMIT.toMinutes()));
  }

  private String place(JsonNode operation) {
    if (operation.path("location").isTextual()) {
      return operation.path("location").textValue();
    }
    String trace = operation.path("failure-cause").path("stack-trace").asText();
    throw UserError.failed(
        "Flink at %s makes no savepoint: %s"
            .formatted(flink.address(), FlinkRest.lastCause(trace)));
  }
}
