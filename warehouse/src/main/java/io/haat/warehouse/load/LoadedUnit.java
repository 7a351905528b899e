package io.haat.warehouse.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one unit: {@code read = sales + refunds + rejected + alreadyThere + referenceRows}.
 *
 * @param unit 0-based slice of the object
 * @param attempt 1 for the first time that the unit is transformed
 * @param firstSoldAt of its good lines; null if it has none
 * @param numbered whether the source numbers its lines
 * @param referenceRows rows that describe a product, store or customer
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
    boolean numbered,
    long referenceRows) {
  public LoadedUnit {
    if (read != sales + refunds + rejected + alreadyThere + referenceRows) {
      throw new IllegalArgumentException(
          "unit %d: %d rows read, but %d + %d + %d + %d + %d accounted for"
              .formatted(unit, read, sales, refunds, rejected, alreadyThere, referenceRows));
    }
  }

  /** A unit of sales lines. */
  public LoadedUnit(
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
    this(
        unit,
        attempt,
        read,
        sales,
        refunds,
        rejected,
        alreadyThere,
        firstSoldAt,
        lastSoldAt,
        numbered,
        0);
  }

  /** A unit of a reference file. */
  public static LoadedUnit ofReference(int unit, int attempt, long rows, long rejected) {
    return new LoadedUnit(
        unit, attempt, rows + rejected, 0, 0, rejected, 0, null, null, false, rows);
  }
}
