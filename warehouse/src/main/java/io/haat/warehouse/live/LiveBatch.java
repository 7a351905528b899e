package io.haat.warehouse.live;

import java.util.List;

/** What is written in one transaction. */
public record LiveBatch(
    List<LiveFact> facts,
    List<LiveWindow> windows,
    List<LiveReject> rejects,
    List<LiveRecount> recounts) {
  /** Without windows to be counted anew. */
  public LiveBatch(List<LiveFact> facts, List<LiveWindow> windows, List<LiveReject> rejects) {
    this(facts, windows, rejects, List.of());
  }
}
