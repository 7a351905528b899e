package io.haat.stream.settings;

import io.haat.model.event.EventType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What waits how long.
 *
 * @param lateness of each kind of event: how long after its end a minute is open, in event time
 * @param idleness after which a silent partition holds back nothing
 * @param telling how long changes of windows are gathered, 1 ms or more
 * @param corrections how often closed minutes are counted anew where that is asked for
 */
public record Timing(
    Map<EventType, Duration> lateness, Duration idleness, Duration telling, Duration corrections)
    implements Serializable {
  private static final Duration USUAL_LATENESS = Duration.ofMinutes(10);

  public Timing {
    lateness = Map.copyOf(lateness);
    for (EventType type : EventType.values()) {
      Duration given = lateness.get(type);
      if (given == null || given.isNegative()) {
        throw new IllegalArgumentException("the lateness of " + type + " is not 0 or more");
      }
    }
    if (telling.toMillis() < 1 || corrections.toMillis() < 1 || idleness.toMillis() < 1) {
      throw new IllegalArgumentException("times of waiting are 1 ms or more");
    }
  }

  /** 10 minutes of lateness; corrections every 2 seconds. */
  public static Timing usual() {
    var lateness = new TreeMap<EventType, Duration>();
    for (EventType type : EventType.values()) {
      lateness.put(type, USUAL_LATENESS);
    }
    return new Timing(lateness, Duration.ofSeconds(5), Duration.ofMillis(2), Duration.ofSeconds(2));
  }

  public Duration latenessOf(EventType type) {
    Duration found = lateness.get(type);
    if (found == null) {
      throw new IllegalStateException("the constructor asks for the lateness of " + type);
    }
    return found;
  }

  public Timing withLateness(EventType type, Duration given) {
    var changed = new TreeMap<>(lateness);
    changed.put(type, given);
    return new Timing(changed, idleness, telling, corrections);
  }

  public Timing withIdleness(Duration given) {
    return new Timing(lateness, given, telling, corrections);
  }

  public Timing withCorrections(Duration given) {
    return new Timing(lateness, idleness, telling, given);
  }
}
