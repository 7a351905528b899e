package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.Settlement;
import io.haat.warehouse.load.UnitRecords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Settles the lines of a unit that the warehouse has already: as already there, or as duplicates.
 * Where no other object can hold the same lines, only those are looked up whose identity an earlier
 * unit of this object perhaps had.
 */
final class KnownLines {
  private final Connection warehouse;
  private final LoadLedger ledger;
  private final String object;
  private final boolean begunBefore;
  private final boolean numberedAsBefore;
  private final EarlierLines earlier = new EarlierLines();
  private final RepeatedRejects rejects = new RepeatedRejects();
  private @Nullable TransformedUnit settled;

  /**
   * Knows nothing yet.
   *
   * @param begunBefore whether an earlier load may have stored lines of this object
   * @param numberedAsBefore whether the object's records have the numbers now that they had then
   */
  KnownLines(
      Connection warehouse,
      LoadLedger ledger,
      String object,
      boolean begunBefore,
      boolean numberedAsBefore) {
    this.warehouse = warehouse;
    this.ledger = ledger;
    this.object = object;
    this.begunBefore = begunBefore;
    this.numberedAsBefore = numberedAsBefore;
  }

  /**
   * Marks the unit's lines that are stored. To settle the same unit once more marks what has been
   * stored meanwhile.
   *
   * @param stored what an earlier attempt at this unit left
   */
  void settle(TransformedUnit unit, boolean numbered, Optional<LoadLedger.Stored> stored)
      throws SQLException {
    if (unit == settled) {
      lookUp(unit, "true");
      return;
    }
    DuckDb lines = unit.database();
    if (stored.isPresent() && numberedAsBefore) {
      markLoadedRows(lines, stored.get());
    }
    rejects.mark(unit);
    lines.execute("create table suspect (suspect_row bigint)");
    long suspects = compareWithEarlierUnits(lines);
    settled = unit;
    if (begunBefore || othersMayOverlap(lines, numbered)) {
      lookUp(unit, "true");
    } else if (suspects > 0) {
      lookUp(unit, "_row in (select suspect_row from suspect)");
    }
  }

  /** A row that is a fact already stays as it is, whatever the mapping makes of it now. */
  private void markLoadedRows(DuckDb lines, LoadLedger.Stored stored) throws SQLException {
    lines.execute("create table loaded (loaded_row bigint)");
    try (DuckDBAppender appender =
        lines.connection().unwrap(DuckDBConnection.class).createAppender("loaded")) {
      new UnitRecords(warehouse, stored.key())
          .forEachLoaded(row -> appender.beginRow().append(row).endRow());
    }
    lines.execute(
        "update line set broken = %d from loaded where _row = loaded_row"
            .formatted(TransformedUnit.ALREADY_THERE));
  }

  /**
   * Puts the rows whose identity an earlier unit perhaps had into {@code suspect}; says how many.
   */
  private long compareWithEarlierUnits(DuckDb lines) throws SQLException {
    var suspects = new AtomicLong();
    long[] hashes;
    try (DuckDBAppender appender =
        lines.connection().unwrap(DuckDBConnection.class).createAppender("suspect")) {
      hashes =
          IdentityScan.of(
              lines,
              (row, hash) -> {
                if (earlier.perhapsSeen(hash)) {
                  appender.beginRow().append(row).endRow();
                  suspects.incrementAndGet();
                }
              });
    }
    earlier.add(hashes, hashes.length);
    return suspects.get();
  }

  private boolean othersMayOverlap(DuckDb lines, boolean numbered) throws SQLException {
    String query =
        "select epoch_us(min(sold_at)), epoch_us(max(sold_at)) from line where broken = 0";
    try (Statement statement = lines.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      long first = row.getLong(1);
      if (row.wasNull()) {
        return false;
      }
      return ledger.othersMayOverlap(numbered, instant(first), instant(row.getLong(2)));
    }
  }

  private void lookUp(TransformedUnit unit, String condition) throws SQLException {
    DuckDb lines = unit.database();
    TableCopy.run(
        lines.connection(),
        FactSql.candidates(condition),
        FactSql.CANDIDATES,
        Settlement.begin(warehouse));
    lines.execute("create or replace table settled (settled_row bigint, fate bigint)");
    try (DuckDBAppender appender =
        lines.connection().unwrap(DuckDBConnection.class).createAppender("settled")) {
      Settlement.find(
          warehouse,
          numberedAsBefore ? object : null,
          (row, same) ->
              appender
                  .beginRow()
                  .append(row)
                  .append(same ? TransformedUnit.ALREADY_THERE : unit.duplicate())
                  .endRow());
    }
    lines.execute("update line set broken = fate from settled where _row = settled_row");
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
