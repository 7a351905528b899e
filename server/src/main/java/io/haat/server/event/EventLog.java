package io.haat.server.event;

import io.haat.model.event.EventType;
import java.util.List;

/** The log that the stream reads events from. Safe for use by several threads. */
public interface EventLog {
  /** The name of the topic for events of a type. */
  String topic(EventType type);

  /**
   * Writes events, and returns when the log has acknowledged all of them.
   *
   * @return where each of them stands, in their order
   * @throws EventLogException if not all were acknowledged; some of them may be written even so
   */
  List<Place> append(List<LogEntry> entries) throws EventLogException;

  /** Where an event stands in the log. */
  record Place(String topic, int partition, long offset) {}
}
