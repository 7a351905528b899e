package io.haat.stream.sink;

import io.haat.model.event.Event;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the events that are being written came: asked for those that turn out to be no facts. */
final class Originals {
  private List<Outcome.Fact> facts = List.of();
  private @Nullable IdentityHashMap<Event, LiveEvent> found;

  /** These are being written now. */
  void are(List<Outcome.Fact> now) {
    facts = now;
    found = null;
  }

  /** How one of them came. */
  LiveEvent of(Event event) {
    if (found == null) {
      found = new IdentityHashMap<>();
      for (Outcome.Fact fact : facts) {
        found.put(fact.event().event(), fact.event());
      }
    }
    LiveEvent original = found.get(event);
    if (original == null) {
      throw new IllegalArgumentException("the event " + event.id() + " is not being written");
    }
    return original;
  }
}
