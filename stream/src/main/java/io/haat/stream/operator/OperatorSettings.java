package io.haat.stream.operator;

import io.haat.model.event.EventType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What the tasks behind the sources go by.
 *
 * @param lateness how long after its end a minute is open, in event time
 * @param tellingDelay how long changes of windows are gathered before they are told
 * @param facts whether events become facts, or windows only
 */
public record OperatorSettings(
    Map<EventType, Duration> lateness, Duration tellingDelay, boolean facts)
    implements Serializable {
  public OperatorSettings {
    lateness = Map.copyOf(lateness);
  }

  Duration lateness(EventType type) {
    Duration found = lateness.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no lateness is given for " + type.defaultTopic());
    }
    return found;
  }
}
