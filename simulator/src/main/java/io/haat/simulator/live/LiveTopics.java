package io.haat.simulator.live;

import io.haat.model.event.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which topic takes which kind of event. */
public final class LiveTopics {
  private final Map<EventType, String> names;

  /**
   * @param others those that are not called as usual
   */
  public LiveTopics(Map<EventType, String> others) {
    names = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      names.put(type, others.getOrDefault(type, type.defaultTopic()));
    }
  }

  /** The usual names. */
  public static LiveTopics usual() {
    return new LiveTopics(Map.of());
  }

  public String of(EventType type) {
    return names.getOrDefault(type, type.defaultTopic());
  }

  /** All of them, in the order of the kinds. */
  public List<String> all() {
    return List.copyOf(names.values());
  }
}
