package io.haat.batch.load;

import io.haat.lake.DuckDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads the identities of a unit's good lines as 63-bit hashes, the same in all units of a load.
 */
final class IdentityScan {
  private static final String QUERY =
      "select _row, cast(hash(store_id, line_id) >> 1 as bigint) from line where broken = 0";

  /** Takes one line. */
  @FunctionalInterface
  interface Visitor {
    void accept(long row, long hash) throws SQLException;
  }

  private IdentityScan() {}

  /**
   * Visits the lines in their order and returns their hashes.
   *
   * @param visitor may use the connection of the lines: the scan, whose result is open, has another
   */
  static long[] of(DuckDb lines, Visitor visitor) throws SQLException {
    var hashes = new long[1024];
    int count = 0;
    try (Connection scan = lines.another();
        var statement = scan.prepareStatement(QUERY);
        DuckDBChunkedResult result = statement.unwrap(DuckDBPreparedStatement.class).query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector rows = chunk.vector(0);
        DuckDBReadableVector values = chunk.vector(1);
        for (long i = 0; i < chunk.rowCount(); i++) {
          long hash = values.getLong(i);
          visitor.accept(rows.getLong(i), hash);
          if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
          }
          hashes[count++] = hash;
        }
      }
    }
    return Arrays.copyOf(hashes, count);
  }
}
