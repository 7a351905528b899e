package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import io.haat.lake.DuckDb;
import io.haat.warehouse.load.LoadLedger;
import io.haat.warehouse.load.Settlement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Settles the lines of a unit that the warehouse has already. Where no other object can hold the
 * same lines, only those are looked up whose identity an earlier unit of this object perhaps had.
 */
final class KnownLines {
  private final Connection warehouse;
  private final LoadLedger ledger;
  private final String object;
  private final EarlierLines earlier = new EarlierLines();
  private final boolean resumed;

  KnownLines(Connection warehouse, LoadLedger ledger, String object) {
    this.warehouse = warehouse;
    this.ledger = ledger;
    this.object = object;
    this.resumed = false;
  }

  /**
   * Marks the unit's lines that are stored: as already there, or as duplicates.
   *
   * @param again whether an earlier attempt at this object may have stored some of them
   */
  void settle(TransformedUnit unit, boolean numbered, boolean again) throws SQLException {
    DuckDb lines = unit.database();
    boolean others = again || resumed || othersMayOverlap(lines, numbered);
    if (!others) {
      lines.execute("create table suspect (suspect_row bigint)");
    }
    long suspects = remember(lines, !others);
    if (others) {
      lookUp(unit, "true");
    } else if (suspects > 0) {
      lookUp(unit, "_row in (select suspect_row from suspect)");
    }
  }
}
