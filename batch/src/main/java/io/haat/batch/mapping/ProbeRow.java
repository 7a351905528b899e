package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A row without values but with a file's columns, over which expressions are compiled. */
final class ProbeRow {
  /** What compiling an expression gave. */
  sealed interface Outcome {}

  /**
   * @param type DuckDB's name of the result's type
   */
  record Typed(String type) implements Outcome {}

  record Failed(String message) implements Outcome {}

  private final DuckDb database;
  private final List<String> columns;
  private final Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String rawRow;
  private final String canonicalRow;

  ProbeRow(List<String> columns, Target target, DuckDb database) {
    this.database = database;
    this.columns = List.copyOf(columns);
    columns.stream()
        .filter(column -> !column.isEmpty())
        .forEach(column -> counts.merge(column, 1, Integer::sum));
    this.rawRow =
        counts.keySet().stream()
                .filter(name -> !name.equalsIgnoreCase("_row") && !name.equalsIgnoreCase("_object"))
                .map(name -> "null::varchar as " + Sql.name(name))
                .collect(Collectors.joining(", ", "", counts.isEmpty() ? "" : ", "))
            + "null::bigint as _row, null::varchar as _object";
    String fields =
        target.fields().values().stream()
            .map(field -> "null::" + field.kind().sqlType() + " as " + Sql.name(field.name()))
            .collect(Collectors.joining(", "));
    String raw =
        counts.keySet().stream()
            .map(name -> Sql.name(name) + " := null::varchar")
            .collect(Collectors.joining(", ", ", struct_pack(", ") as raw"));
    this.canonicalRow = counts.isEmpty() ? fields : fields + raw;
  }

  /** The columns as the file has them. */
  List<String> columns() {
    return columns;
  }

  /** How many columns have the name, whatever their case. */
  int count(String name) {
    return counts.getOrDefault(name, 0);
  }

  Outcome typeOfField(String sql) throws SQLException {
    return compile(sql, rawRow);
  }

  Outcome typeOfCondition(String sql) throws SQLException {
    return compile(sql, canonicalRow);
  }

  private Outcome compile(String sql, String row) throws SQLException {
    String describe = "describe select (" + sql + "\n) as result from (select " + row + ") as t";
    try (Statement statement = database.connection().createStatement()) {
      try (ResultSet described = statement.executeQuery(describe)) {
        described.next();
        return new Typed(described.getString("column_type"));
      } catch (SQLException refused) {
        return new Failed(firstLine(refused));
      }
    }
  }

  private static String firstLine(SQLException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return message.lines().findFirst().orElse("").replaceFirst("^\\w+ Error: ", "");
  }
}
