package io.haat.batch.mapping.infer;

import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Writes column names in SQL: quoted only where they must be. */
final class Columns {
  private final Set<String> keywords = new TreeSet<>();

  Columns(DuckDb database) throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select keyword_name from duckdb_keywords()
                where keyword_category <> 'unreserved'
                """)) {
      while (rows.next()) {
        keywords.add(rows.getString(1));
      }
    }
    keywords.addAll(Set.of("date", "time", "timestamp"));
  }

  String sql(String column) {
    boolean plain =
        column.matches("[A-Za-z_][A-Za-z0-9_]*")
            && !keywords.contains(column.toLowerCase(Locale.ROOT));
    return plain ? column : Sql.name(column);
  }
}
