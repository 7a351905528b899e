package io.haat.warehouse.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one unit: {@code read = sales + refunds + rejected + alreadyThere}.
 *
 * @param unit 0-based slice of the object
 * @param attempt 1 for the first time that the unit is transformed
 * @param firstSoldAt of its good lines; null if it has none
 * @param numbered whether the source numbers its lines
 */
public record LoadedUnit(
    int unit,
    int attempt,
    long read,
    long sales,
    long refunds,
    long rejected,
    long alreadyThere,
    @Nullable Instant firstSoldAt,
    @Nullable Instant lastSoldAt,
    boolean numbered) {
  public LoadedUnit {
    if (read != sales + refunds + rejected + alreadyThere) {
      throw new IllegalArgumentException(
          "unit %d: %d rows read, but %d + %d + %d + %d accounted for"
              .formatted(unit, read, sales, refunds, rejected, alreadyThere));
    }
  }
}
