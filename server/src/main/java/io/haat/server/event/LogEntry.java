package io.haat.server.event;

import io.haat.model.event.EventType;

/** One event on its way to the log. */
public final class LogEntry {
  private final EventType type;
  private final String key;
  private final byte[] value;

  /**
   * @param key events of one key stay in order
   * @param value its JSON as it was received; not copied
   */
  LogEntry(EventType type, String key, byte[] value) {
    this.type = type;
    this.key = key;
    this.value = value;
  }

  public EventType type() {
    return type;
  }

  /** Events of one key stay in order. */
  public String key() {
    return key;
  }

  /** Its JSON, not to be changed. */
  public byte[] value() {
    return value;
  }
}
