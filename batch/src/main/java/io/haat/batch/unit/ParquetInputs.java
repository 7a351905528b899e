package io.haat.batch.unit;

import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Parquet needs no framing: its rows are cut by number. */
final class ParquetInputs implements UnitInputs {
  private final Path file;
  private final List<String> columns;
  private final List<String> texts;
  private final long rows;
  private final long bytes;
  private final long recordsPerUnit;
  private int next;

  private ParquetInputs(
      Path file,
      List<String> columns,
      List<String> texts,
      long rows,
      long bytes,
      long recordsPerUnit) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.texts = List.copyOf(texts);
    this.rows = rows;
    this.bytes = bytes;
    this.recordsPerUnit = recordsPerUnit;
  }

  static ParquetInputs open(Path file, String name, Mapping mapping, UnitPlace place)
      throws IOException, SQLException {
    var columns = new ArrayList<String>();
    var texts = new ArrayList<String>();
    var used = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    used.addAll(mapping.columnsUsed());
    String source = UnitInput.Parquet.table(file, false);
    try (DuckDb database = DuckDb.open(place.limits());
        Statement statement = database.connection().createStatement()) {
      try (ResultSet row = statement.executeQuery("describe select * from " + source)) {
        while (row.next()) {
          columns.add(row.getString(1));
          if (row.getString(2).equals("VARCHAR") && used.contains(row.getString(1))) {
            texts.add(row.getString(1));
          }
        }
      }
      try (ResultSet row = statement.executeQuery("select count(*) from " + source)) {
        row.next();
        return new ParquetInputs(
            file, columns, texts, row.getLong(1), Files.size(file), place.recordsPerUnit());
      }
    } catch (SQLException failed) {
      throw new UnreadableFileException(
          name,
          "is not a Parquet file that can be read (" + reason(failed, file, name) + ")",
          "Check that it is whole, or set the mapping's format.");
    }
  }

  /** DuckDB's first line, of the file as the user knows it. */
  private static String reason(SQLException failed, Path file, String name) {
    String message = String.valueOf(failed.getMessage()).replace(file.toString(), name);
    return message.lines().findFirst().orElse(message);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable UnitInput next() {
    long firstRow = next * recordsPerUnit + 1;
    if (firstRow > rows) {
      return null;
    }
    long count = Math.min(recordsPerUnit, rows - firstRow + 1);
    return new UnitInput.Parquet(next++, file, firstRow, count, columns, texts);
  }

  @Override
  public long bytesRead() {
    return rows == 0 ? bytes : Math.min(bytes, bytes / rows * next * recordsPerUnit);
  }

  @Override
  public void discard(UnitInput input) {}

  @Override
  public void close() {}
}
