package io.haat.batch.transform;

import io.haat.batch.mapping.Mapping;
import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** What a mapping's expression for the time of sale gives. */
enum SoldAtKind {
  /** What {@code instant()} gives: a local time or an instant. */
  MOMENT,
  LOCAL,
  INSTANT;

  static SoldAtKind of(Mapping mapping, List<String> columns, DuckDb database) throws SQLException {
    String source =
        columns.stream()
            .map(column -> "null::varchar as " + Sql.name(column))
            .collect(Collectors.joining(", "));
    String type =
        "select typeof(%s) from (select 1::bigint as _row, '' as _object, %s)"
            .formatted(mapping.field("sold_at").orElseThrow().sql(), source);
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(type)) {
      row.next();
      String name = row.getString(1);
      return name.startsWith("STRUCT")
          ? MOMENT
          : name.equals("TIMESTAMP WITH TIME ZONE") ? INSTANT : LOCAL;
    }
  }
}
