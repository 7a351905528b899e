package io.haat.server.database;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a query as items of an answer. */
public final class Rows {
  private Rows() {}

  /** The names of the columns. */
  public static List<String> columns(ResultSet row) throws SQLException {
    ResultSetMetaData meta = row.getMetaData();
    var columns = new ArrayList<String>(meta.getColumnCount());
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    return columns;
  }

  /** The rows that are left. */
  public static List<List<@Nullable Object>> of(ResultSet row) throws SQLException {
    int columns = row.getMetaData().getColumnCount();
    var rows = new ArrayList<List<@Nullable Object>>();
    while (row.next()) {
      rows.add(values(row, columns));
    }
    return rows;
  }

  /** The row at hand: instants and days as such, arrays as lists. */
  public static List<@Nullable Object> values(ResultSet row, int columns) throws SQLException {
    var values = new @Nullable Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = value(row, i + 1);
    }
    return Arrays.asList(values);
  }

  /** Some columns of the row at hand. */
  public static List<@Nullable Object> named(ResultSet row, List<String> names)
      throws SQLException {
    var values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, row.findColumn(names.get(i)));
    }
    return Arrays.asList(values);
  }

  /** Some columns of the row at hand, by their names without a prefix. */
  public static Map<String, @Nullable Object> byName(
      ResultSet row, String prefix, List<String> names) throws SQLException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (String name : names) {
      values.put(name, value(row, row.findColumn(prefix + name)));
    }
    return values;
  }

  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Timestamp) {
      return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }
    if (value instanceof Date) {
      return row.getObject(column, java.time.LocalDate.class);
    }
    if (value instanceof Array array) {
      return Arrays.asList((Object[]) array.getArray());
    }
    return value;
  }
}
