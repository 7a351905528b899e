package io.haat.batch.unit;

import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Copies the result of a DuckDB query into a table of PostgreSQL. */
public final class TableCopy {
  private TableCopy() {}

  /**
   * Runs the query and copies all its rows; finishes the copy.
   *
   * @return the rows copied
   */
  public static long run(
      Connection duckDb, String query, List<CopyColumn> columns, BinaryCopy target)
      throws SQLException {
    try (var statement = duckDb.prepareStatement(query);
        DuckDBChunkedResult result = statement.unwrap(DuckDBPreparedStatement.class).query()) {
      while (result.nextChunk()) {
        write(result.chunk(), columns, target);
      }
    } catch (SQLException | RuntimeException failed) {
      target.close();
      throw failed;
    }
    return target.finish();
  }

  private static void write(
      DuckDBDataChunkReader chunk, List<CopyColumn> columns, BinaryCopy target)
      throws SQLException {
    DuckDBReadableVector[] vectors = CopyColumn.vectors(chunk);
    CopyColumn[] kinds = columns.toArray(CopyColumn[]::new);
    for (long row = 0; row < chunk.rowCount(); row++) {
      target.row();
      int at = 0;
      for (CopyColumn kind : kinds) {
        if (vectors[at].isNull(row)) {
          target.nul();
        } else {
          kind.write(vectors, at, row, target);
        }
        at += kind.width();
      }
    }
  }
}
