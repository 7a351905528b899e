package io.haat.stream.record;

import io.haat.model.event.Event;
import io.haat.model.event.EventIdentity;
import java.nio.ByteBuffer;

/**
 * A valid event and where it stood.
 *
 * @param currency of its store; empty where it has none
 * @param bytes as received
 */
public record LiveEvent(
    Event event,
    EventIdentity identity,
    String currency,
    int partition,
    long offset,
    long brokerTimeMicros,
    ByteBuffer bytes)
    implements Arrival {
  /**
   * Its part in the progress of time, in milliseconds since 1970-01-01T00:00Z: a clock that is
   * ahead of the broker's counts as the broker's.
   */
  public long progressMillis() {
    return Math.floorDiv(Math.min(event.eventTimeMicros(), brokerTimeMicros), 1000);
  }
}
