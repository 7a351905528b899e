package io.haat.warehouse.reject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rejected record, whole.
 *
 * @param retailer empty if an event does not tell
 * @param file its name, or the topic of an event
 * @param object the first 12 digits of the file's SHA-256, or the topic's id
 * @param partition of the topic, if it was an event
 * @param row counted from 1 within the file, or the event's offset
 * @param rules all that it broke
 * @param bytes the record as it was received, where it is not valid text
 */
public record RejectedRecord(
    String retailer,
    String source,
    String file,
    String object,
    OptionalInt partition,
    long row,
    List<String> rules,
    String raw,
    Optional<byte[]> bytes,
    Instant rejectedAt) {
  public RejectedRecord {
    rules = List.copyOf(rules);
  }
}
