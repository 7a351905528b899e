package io.haat.stream.topic;

import io.haat.model.event.EventType;
import io.haat.model.event.Origin;
import java.io.Serializable;
import java.util.Map;

/**
 * The topics of events as the broker knows them.
 *
 * @param deadLetters where records go that are not taken
 */
public record LiveTopics(Map<EventType, Topic> events, String deadLetters) implements Serializable {
  /**
   * One topic.
   *
   * @param id given by the broker; another one when the topic is made anew under its name
   */
  public record Topic(String name, String id) implements Serializable {}

  public LiveTopics {
    events = Map.copyOf(events);
  }

  public Topic of(EventType type) {
    Topic topic = events.get(type);
    if (topic == null) {
      throw new IllegalArgumentException("there is no topic of " + type);
    }
    return topic;
  }

  /** Where a record stood. */
  public Origin origin(EventType type, int partition, long offset, long brokerTimeMicros) {
    Topic topic = of(type);
    return new Origin(topic.name(), topic.id(), partition, offset, brokerTimeMicros);
  }
}
