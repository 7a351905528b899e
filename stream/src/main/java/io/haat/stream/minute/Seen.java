package io.haat.stream.minute;

/** Whether an event was seen before. */
public enum Seen {
  NEVER,
  /** With the same content. */
  SAME,
  OTHER_CONTENT
}
