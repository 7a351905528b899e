package io.haat.stream.settings;

import io.haat.model.event.EventType;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the topics are called.
 *
 * @param events one topic for each kind of event
 * @param deadLetters for records that are not taken
 */
public record TopicNames(Map<EventType, String> events, String deadLetters)
    implements Serializable {
  private static final String DEAD_LETTERS = "dead-letters";

  public TopicNames {
    events = Map.copyOf(events);
    Set<String> names = new HashSet<>(events.values());
    names.add(deadLetters);
    if (events.size() != EventType.values().length || names.size() != events.size() + 1) {
      throw new IllegalArgumentException(
          "each kind of event and the dead letters need a topic of their own, not " + names);
    }
  }

  /** As the contract of events has them. */
  public static TopicNames usual() {
    var events = new TreeMap<EventType, String>();
    for (EventType type : EventType.values()) {
      events.put(type, type.defaultTopic());
    }
    return new TopicNames(events, DEAD_LETTERS);
  }

  public String of(EventType type) {
    String name = events.get(type);
    if (name == null) {
      throw new IllegalStateException("the constructor asks for a topic of " + type);
    }
    return name;
  }
}
