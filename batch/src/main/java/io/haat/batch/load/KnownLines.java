package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.Settlement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

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
  private final EarlierLines earlier = new EarlierLines();
  private final RepeatedRejects rejects = new RepeatedRejects();

  /**
   * Knows nothing yet.
   *
   * @param begunBefore whether an earlier load may have stored lines of this object
   */
  KnownLines(Connection warehouse, LoadLedger ledger, String object, boolean begunBefore) {
    this.warehouse = warehouse;
    this.ledger = ledger;
    this.object = object;
    this.begunBefore = begunBefore;
  }

  void settle(TransformedUnit unit, boolean numbered) throws SQLException {
    DuckDb lines = unit.database();
    rejects.mark(unit);
    lines.execute("create table suspect (suspect_row bigint)");
    long suspects = compareWithEarlierUnits(lines);
    if (begunBefore || othersMayOverlap(lines, numbered)) {
      lookUp(unit, "true");
    } else if (suspects > 0) {
      lookUp(unit, "_row in (select suspect_row from suspect)");
    }
  }

  private long compareWithEarlierUnits(DuckDb lines) throws SQLException {
    var hashes = new long[1024];
    int count = 0;
    long suspects = 0;
    String query =
        "select _row, cast(hash(store_id, line_id) >> 1 as bigint) from line where broken = 0";
    try (var statement = lines.connection().prepareStatement(query);
        DuckDBChunkedResult result = statement.unwrap(DuckDBPreparedStatement.class).query();
        DuckDBAppender appender =
            lines.connection().unwrap(DuckDBConnection.class).createAppender("suspect")) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector rows = chunk.vector(0);
        DuckDBReadableVector values = chunk.vector(1);
        for (long i = 0; i < chunk.rowCount(); i++) {
          long hash = values.getLong(i);
          if (earlier.perhapsSeen(hash)) {
            appender.beginRow().append(rows.getLong(i)).endRow();
            suspects++;
          }
          if (count == hashes.length) {
            hashes = java.util.Arrays.copyOf(hashes, count * 2);
          }
          hashes[count++] = hash;
        }
      }
    }
    earlier.add(hashes, count);
    return suspects;
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
    lines.execute("create table settled (settled_row bigint, fate bigint)");
    try (DuckDBAppender appender =
        lines.connection().unwrap(DuckDBConnection.class).createAppender("settled")) {
      Settlement.find(
          warehouse,
          object,
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
