package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.LoadedUnit;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has in the warehouse, over all attempts.
 *
 * @param several whether its facts have numbers of records that were framed in several ways
 */
record UnitAudit(LoadedUnit unit, boolean several) {

  static int attempt(Optional<LoadLedger.Stored> earlier) {
    return earlier.map(e -> e.unit().attempt() + 1).orElse(1);
  }

  /**
   * Adds this attempt to the earlier ones.
   *
   * @param numberedAsBefore whether the unit's records have the numbers now that they had then
   */
  static UnitAudit of(
      TransformedUnit unit,
      UnitCounts counts,
      boolean numbered,
      boolean numberedAsBefore,
      Optional<LoadLedger.Stored> earlier) {
    LoadedUnit before = earlier.map(LoadLedger.Stored::unit).orElse(NOTHING);
    boolean several = !numberedAsBefore && before.sales() + before.refunds() > 0;
    // Facts of records that are framed no more may be more than there are records.
    long room = several ? counts.read() - counts.rejected() : counts.read();
    long sales = Math.min(before.sales() + counts.sales(), room);
    long refunds = Math.min(before.refunds() + counts.refunds(), room - sales);
    long rejected = Math.min(counts.rejected(), counts.read() - sales - refunds);
    var audit =
        new LoadedUnit(
            unit.input().index(),
            attempt(earlier),
            counts.read(),
            sales,
            refunds,
            rejected,
            counts.read() - sales - refunds - rejected,
            several ? first(counts.firstSoldAt(), before.firstSoldAt()) : counts.firstSoldAt(),
            several ? last(counts.lastSoldAt(), before.lastSoldAt()) : counts.lastSoldAt(),
            numbered);
    return new UnitAudit(audit, several);
  }

  /** How the records were framed whose numbers the facts have. */
  String framing(String now) {
    return several ? LoadLedger.SEVERAL_FRAMINGS : now;
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static @Nullable Instant last(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static final LoadedUnit NOTHING = new LoadedUnit(0, 0, 0, 0, 0, 0, 0, null, null, false);
}
