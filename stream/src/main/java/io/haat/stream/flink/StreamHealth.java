package io.haat.stream.flink;

import java.time.Instant;
import java.util.Optional;

/**
 * How the job is.
 *
 * @param state as the engine calls it, for instance {@code RUNNING} or {@code RESTARTING}
 * @param lastFailure what it was restarted for, if it was
 * @param checkpoints complete ones since the start
 * @param failedCheckpoints since the start
 * @param lastCheckpoint when the last complete one was
 * @param stateBytes how large the state was then; 0 before the first
 * @param lastCheckpointFailed whether one has failed since: the state is not kept at present
 */
public record StreamHealth(
    String state,
    Optional<String> lastFailure,
    long checkpoints,
    long failedCheckpoints,
    Optional<Instant> lastCheckpoint,
    long stateBytes,
    boolean lastCheckpointFailed) {
  /** Whether events are taken and state is kept. */
  public boolean isGood() {
    return state.equals("RUNNING") && !lastCheckpointFailed;
  }
}
