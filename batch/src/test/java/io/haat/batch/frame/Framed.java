package io.haat.batch.frame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** All that framing made of an object, as DuckDB reads it. */
record Framed(
    List<String> columns,
    List<FramedUnit> units,
    List<List<String>> rows,
    List<FramedReject> rejects,
    Set<String> seenKeys) {

  private static final DuckDBConnection DUCKDB = connect();

  private static DuckDBConnection connect() {
    try {
      return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Framed of(byte[] object, FrameRequest request) {
    return of(() -> Framing.open(new ByteArrayInputStream(object), "sales.csv", request), request);
  }

  static Framed of(Opening opening, FrameRequest request) {
    try (UnitSource source = opening.open();
        Connection duckdb = DUCKDB.duplicate()) {
      List<String> fields = new ArrayList<>(List.of("_row"));
      fields.addAll(source.columns());
      if (request.format() != Format.CSV) {
        fields.add("_raw");
      }
      List<FramedUnit> units = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      List<FramedReject> rejects = new ArrayList<>();
      for (FramedUnit unit = source.next(); unit != null; unit = source.next()) {
        units.add(unit);
        int before = rows.size();
        rows.addAll(read(duckdb, unit, fields));
        if (rows.size() - before != unit.recordCount()) {
          throw new AssertionError(
              "DuckDB read %d rows of %s".formatted(rows.size() - before, unit));
        }
        rejects.addAll(rejects(unit));
      }
      return new Framed(source.columns(), units, rows, rejects, source.seenKeys());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens what is to be read. */
  interface Opening {
    UnitSource open() throws IOException;
  }

  static Framed of(String object, FrameRequest request) {
    return of(object.getBytes(StandardCharsets.UTF_8), request);
  }

  /** The rows as text: fields between |, null as ~. */
  List<String> lines() {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(value -> value == null ? "~" : value)
                    .collect(Collectors.joining("|")))
        .toList();
  }

  /** The rejects as text: row, rules, text. */
  List<String> rejectLines() {
    return rejects.stream()
        .map(r -> r.row() + "|" + String.join("+", r.rules()) + "|" + text(r))
        .toList();
  }

  static String text(FramedReject reject) {
    return new String(reject.bytes(), StandardCharsets.UTF_8);
  }

  long recordsRead() {
    return rows.size() + rejects.size();
  }

  private static List<FramedReject> rejects(FramedUnit unit) throws IOException {
    List<FramedReject> all = new ArrayList<>();
    try (FramedRejects rejects = FramedRejects.open(unit.rejects())) {
      for (FramedReject r = rejects.next(); r != null; r = rejects.next()) {
        all.add(r);
      }
    }
    if (all.size() != unit.rejectCount()) {
      throw new AssertionError("%d rejects in %s".formatted(all.size(), unit));
    }
    return all;
  }

  private static List<List<String>> read(Connection duckdb, FramedUnit unit, List<String> fields)
      throws SQLException {
    String columns =
        IntStream.range(0, fields.size())
            .mapToObj(i -> "'" + fields.get(i).replace("'", "''") + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    String query =
        """
        select * from read_csv('%s', columns=%s, nullstr='', allow_quoted_nulls=false, %s)
        order by cast(_row as bigint)
        """
            .formatted(unit.records(), columns, unit.dialect().readerOptions());
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
