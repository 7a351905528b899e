package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job's state is kept.
 *
 * @param completed since the job started; likewise {@code failed}
 * @param last when the last one was complete
 * @param place of the last one, as a URI
 * @param bytes of the last one, 0 if there is none
 * @param lastFailed whether one has failed since the last that was complete, or that one is kept in
 *     memory only
 */
public record CheckpointSummary(
    long completed,
    long failed,
    Optional<Instant> last,
    Optional<String> place,
    long bytes,
    boolean lastFailed) {

  static CheckpointSummary of(JsonNode answer) {
    JsonNode counts = answer.path("counts");
    JsonNode completed = answer.path("latest").path("completed");
    JsonNode failed = answer.path("latest").path("failed");
    // One that is kept in memory is none: it has no place to go on from.
    boolean some = completed.isObject() && completed.path("external_path").asText().contains(":/");
    return new CheckpointSummary(
        counts.path("completed").asLong(),
        counts.path("failed").asLong(),
        some
            ? Optional.of(Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong()))
            : Optional.empty(),
        some ? Optional.of(completed.path("external_path").asText()) : Optional.empty(),
        completed.path("state_size").asLong(),
        (completed.isObject() && !some)
            || (failed.isObject() && failed.path("id").asLong() > completed.path("id").asLong(-1)));
  }
}
