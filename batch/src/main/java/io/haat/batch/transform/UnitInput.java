package io.haat.batch.transform;

import io.haat.batch.frame.CsvDialect;
import io.haat.batch.frame.FramedRejects;
import io.haat.batch.frame.FramedUnit;
import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A slice of a raw object, as DuckDB reads it: {@code _row} and the raw columns, all as text. */
public sealed interface UnitInput {
  /** 0 for the object's first. */
  int index();

  /** Well-formed records. */
  long recordCount();

  /** Records that could not be framed. */
  long rejectCount();

  List<String> columns();

  /** A query that gives {@code _row} and the columns. */
  String query(List<String> nulls);

  /** What a record still has that no record may have. */
  final class Framing {
    public static final int HAS_NUL = 1;
    public static final int TOO_LONG = 2;

    private Framing() {}
  }

  /** An expression over {@link #query}: a value of {@link Framing}, or 0 for a good record. */
  String framing();

  /**
   * Compares with what became of it.
   *
   * @param database whose table {@code line} was made from {@link #query}
   * @throws IllegalStateException if that has more or fewer rows than there are records
   */
  default void requireEveryRow(DuckDb database) throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery("select count(*) from line")) {
      row.next();
      if (row.getLong(1) != recordCount()) {
        throw new IllegalStateException(
            "unit %d: %d records were framed, but %d were read"
                .formatted(index(), recordCount(), row.getLong(1)));
      }
    }
  }

  /** The directory or file that DuckDB must be allowed to read. */
  Path file();

  /** The folder of {@link #file}: what DuckDB is confined to, beside its temporary files. */
  default Path folder() {
    Path folder = file().getParent();
    if (folder == null) {
      throw new IllegalStateException(file() + " is in no folder");
    }
    return folder;
  }

  /** A unit that was framed as delimited text. */
  record Framed(FramedUnit unit, List<String> columns) implements UnitInput {
    @Override
    public int index() {
      return unit.index();
    }

    @Override
    public long recordCount() {
      return unit.recordCount();
    }

    @Override
    public long rejectCount() {
      return unit.rejectCount();
    }

    @Override
    public Path file() {
      return unit.records();
    }

    /** Whoever framed it has rejected what is no record. */
    @Override
    public String framing() {
      return "0";
    }

    @Override
    public String query(List<String> nulls) {
      String types =
          columns.stream()
              .map(column -> Sql.text(column) + ": 'VARCHAR'")
              .collect(Collectors.joining(", ", "{'_row': 'BIGINT', ", rawText() + "}"));
      CsvDialect dialect = unit.dialect();
      return "select * from read_csv(%s, columns=%s, nullstr=%s, %s)"
          .formatted(
              Sql.text(unit.records().toString()), types, texts(nulls), dialect.readerOptions());
    }

    private String rawText() {
      return unit.offsets().rawInLastField() ? ", '_raw': 'VARCHAR'" : "";
    }
  }

  /**
   * Rows of a Parquet file.
   *
   * @param texts the columns of text that the mapping names
   */
  record Parquet(
      int index,
      Path file,
      long firstRow,
      long recordCount,
      List<String> columns,
      List<String> texts)
      implements UnitInput {
    private static final int LONGEST_RECORD = 1 << 20;

    @Override
    public String framing() {
      return "_framing";
    }

    @Override
    public long rejectCount() {
      return 0;
    }

    @Override
    public String query(List<String> nulls) {
      String values =
          columns.stream()
              .map(column -> value(column, nulls))
              .collect(Collectors.joining(",\n       "));
      return """
          select file_row_number + 1 as _row, %s as _framing,
                 %s
          from %s
          where file_row_number >= %d and file_row_number < %d"""
          .formatted(
              unframed(), values, table(file, true), firstRow - 1, firstRow - 1 + recordCount);
    }

    /** A row as JSON: what stands for its raw text. */
    public String rawText() {
      String values =
          columns.stream()
              .map(column -> Sql.text(column) + ", " + Sql.name(column))
              .collect(Collectors.joining(", "));
      return """
          (select left(json_object(%s)::varchar, %d) from %s
           where file_row_number + 1 = line._row)"""
          .formatted(values, FramedRejects.MAX_BYTES, table(file, true));
    }

    private String unframed() {
      if (texts.isEmpty()) {
        return "0";
      }
      String nul =
          texts.stream()
              .map(column -> "contains(" + Sql.name(column) + ", chr(0))")
              .collect(Collectors.joining(" or "));
      String bytes =
          texts.stream()
              .map(column -> "coalesce(strlen(" + Sql.name(column) + "), 0)")
              .collect(Collectors.joining(" + "));
      return "case when %s > %d then %d when %s then %d else 0 end"
          .formatted(bytes, LONGEST_RECORD, Framing.TOO_LONG, nul, Framing.HAS_NUL);
    }

    /**
     * The file as a table. The lake's folders {@code year=}, {@code month=} and {@code day=} are
     * none of its columns.
     *
     * @param numbered whether with {@code file_row_number}, from 0
     */
    public static String table(Path file, boolean numbered) {
      return "read_parquet(%s, hive_partitioning = false, file_row_number = %s)"
          .formatted(Sql.text(file.toString()), numbered);
    }

    private static String value(String column, List<String> nulls) {
      String text = Sql.name(column) + "::varchar";
      for (String nothing : withBlank(nulls)) {
        text = "nullif(" + text + ", " + Sql.text(nothing) + ")";
      }
      return text + " as " + Sql.name(column);
    }
  }

  private static String texts(List<String> values) {
    return withBlank(values).stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Blank is nothing, whatever else the mapping says means nothing. */
  private static List<String> withBlank(List<String> nulls) {
    return Stream.concat(Stream.of(""), nulls.stream()).distinct().toList();
  }
}
