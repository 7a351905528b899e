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
  /** Which rows go first: those with the smaller number, 0 to 2^49 - 1. */
  @FunctionalInterface
  public interface RowOrder {
    long number(DuckDBReadableVector[] vectors, long row);
  }

  private TableCopy() {}

  /**
   * Runs the query and copies all its rows; finishes the copy.
   *
   * @return the rows copied
   */
  public static long run(
      Connection duckDb, String query, List<CopyColumn> columns, BinaryCopy target)
      throws SQLException {
    return run(duckDb, query, columns, target, (vectors, row) -> target.row());
  }

  /** Copies rows as {@link #run} does, ordered by number within windows of some 16,000 rows. */
  public static long runOrdered(
      Connection duckDb, String query, List<CopyColumn> columns, RowOrder order, BinaryCopy target)
      throws SQLException {
    return run(
        duckDb, query, columns, target, (vectors, row) -> target.row(order.number(vectors, row)));
  }

  private interface RowBeginning {
    void begin(DuckDBReadableVector[] vectors, long row) throws SQLException;
  }

  private static long run(
      Connection duckDb,
      String query,
      List<CopyColumn> columns,
      BinaryCopy target,
      RowBeginning beginning)
      throws SQLException {
    try (var statement = duckDb.prepareStatement(query);
        DuckDBChunkedResult result = statement.unwrap(DuckDBPreparedStatement.class).query()) {
      while (result.nextChunk()) {
        write(result.chunk(), columns, target, beginning);
      }
    } catch (SQLException | RuntimeException failed) {
      target.close();
      throw failed;
    }
    return target.finish();
  }

  private static void write(
      DuckDBDataChunkReader chunk,
      List<CopyColumn> columns,
      BinaryCopy target,
      RowBeginning beginning)
      throws SQLException {
    DuckDBReadableVector[] vectors = CopyColumn.vectors(chunk);
    CopyColumn[] kinds = columns.toArray(CopyColumn[]::new);
    for (long row = 0; row < chunk.rowCount(); row++) {
      beginning.begin(vectors, row);
      int at = 0;
      for (CopyColumn kind : kinds) {
        if (vectors[at].isNull(row)) {
          kind.writeNull(vectors, at, row, target);
        } else {
          kind.write(vectors, at, row, target);
        }
        at += kind.width();
      }
    }
  }
}
