package io.haat.warehouse.reject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rejected record, whole.
 *
 * @param row counted from 1 within the file
 * @param rules all that it broke
 * @param bytes the record as it was received, where it is not valid text
 */
public record RejectedRecord(
    String retailer,
    String source,
    String file,
    String object,
    long row,
    List<String> rules,
    String raw,
    Optional<byte[]> bytes,
    Instant rejectedAt) {
  public RejectedRecord {
    rules = List.copyOf(rules);
  }
}
