package io.haat.batch.load;

import io.haat.lake.DuckDb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The identities of an object's earlier units, for a transform that has no warehouse to ask. They
 * are kept as 63-bit hashes, 8 bytes a line: among ten million lines the chance that two different
 * ones meet is about one in 200,000.
 */
final class SeenIdentities {
  private final EarlierLines perhaps = new EarlierLines();
  private final List<long[]> seen = new ArrayList<>();

  /** Rejects the unit's lines whose identity an earlier unit had, then remembers the unit's. */
  void rejectSeen(DuckDb lines, long duplicate) throws SQLException {
    lines.execute("create table seen_before (seen_row bigint)");
    long[] hashes;
    try (DuckDBAppender appender =
        lines.connection().unwrap(DuckDBConnection.class).createAppender("seen_before")) {
      hashes =
          IdentityScan.of(
              lines,
              (row, hash) -> {
                if (perhaps.perhapsSeen(hash) && isSeen(hash)) {
                  appender.beginRow().append(row).endRow();
                }
              });
    }
    lines.execute(
        "update line set broken = %d from seen_before where _row = seen_row".formatted(duplicate));
    perhaps.add(hashes, hashes.length);
    Arrays.sort(hashes);
    seen.add(hashes);
  }

  private boolean isSeen(long hash) {
    return seen.stream().anyMatch(unit -> Arrays.binarySearch(unit, hash) >= 0);
  }
}
