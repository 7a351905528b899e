package io.haat.stream.flink;

import java.time.Instant;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.checkpoint.FailedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.jspecify.annotations.Nullable;

/** What the engine tells of a job, in short. */
final class Health {
  private Health() {}

  static StreamHealth of(AccessExecutionGraph job) {
    ErrorInfo failure = job.getFailureInfo();
    CheckpointStatsSnapshot checkpoints = job.getCheckpointStatsSnapshot();
    CompletedCheckpointStats last = checkpoints.getHistory().getLatestCompletedCheckpoint();
    FailedCheckpointStats failed = checkpoints.getHistory().getLatestFailedCheckpoint();
    return new StreamHealth(
        job.getState().toString(),
        Optional.ofNullable(failure).map(Health::firstLine),
        checkpoints.getCounts().getNumberOfCompletedCheckpoints(),
        checkpoints.getCounts().getNumberOfFailedCheckpoints(),
        Optional.ofNullable(last).map(c -> Instant.ofEpochMilli(c.getLatestAckTimestamp())),
        last == null ? 0 : last.getStateSize(),
        isAfter(failed, last));
  }

  private static String firstLine(ErrorInfo failure) {
    return failure.getExceptionAsString().lines().findFirst().orElse("");
  }

  private static boolean isAfter(
      @Nullable FailedCheckpointStats failed, @Nullable CompletedCheckpointStats last) {
    return failed != null && (last == null || failed.getCheckpointId() > last.getCheckpointId());
  }
}
