package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is written next.
 *
 * @param progress of tasks all of whose earlier facts are in this batch or written
 * @param isSync whether somebody waits until all of this is safe
 */
record Batch(
    List<Outcome.Fact> facts,
    Collection<Outcome.Window> windows,
    List<Rejected> rejects,
    List<Outcome.Recount> recounts,
    Map<EventType, Outcome.Progress> progress,
    boolean isSync) {
  boolean isEmpty() {
    return !hasData() && progress.isEmpty();
  }

  boolean hasData() {
    return !(facts.isEmpty() && windows.isEmpty() && rejects.isEmpty() && recounts.isEmpty());
  }
}
