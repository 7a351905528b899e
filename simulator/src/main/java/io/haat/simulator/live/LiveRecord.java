package io.haat.simulator.live;

import io.haat.model.event.EventType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record for a topic.
 *
 * @param key of the partition: the store, or the customer of a customer's event; null where a
 *     broken record has none
 * @param value as it goes over the wire; not to be changed
 * @param what it is, for reports
 */
public record LiveRecord(EventType type, @Nullable String key, ByteBuffer value, Sort what) {
  /** Why a record is sent. */
  public enum Sort {
    NEW,
    DUPLICATE,
    CONFLICT,
    INVALID,
    OVERSIZED
  }
}
