package io.haat.warehouse.reject;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rejected record, whole.
 *
 * @param retailer empty if the record of a topic does not tell whose it is
 * @param file a file's name, or a topic's
 * @param object the first 12 digits of the file's SHA-256, or the topic's id
 * @param partition of the topic; empty for a record of a file
 * @param row counted from 1 within the file, or the offset in the partition
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

  /** Whether it came as an event. */
  public boolean isEvent() {
    return partition.isPresent();
  }

  /** As it was received. */
  public byte[] original() {
    return bytes.orElseGet(() -> raw.getBytes(StandardCharsets.UTF_8));
  }
}
