package io.haat.batch.mapping.infer;

import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some of a sample's rows in DuckDB, to try expressions on. */
final class SampleTable implements AutoCloseable {
  private static final int ROWS = 1_000;

  private final DuckDb database;

  SampleTable(DuckDb database, Sample sample) throws SQLException {
    this.database = database;
    var seen = new TreeSet<String>(List.of("_row", "_object"));
    List<String> header = sample.header();
    List<Integer> kept =
        IntStream.range(0, header.size())
            .filter(
                i -> !header.get(i).isEmpty() && seen.add(header.get(i).toLowerCase(Locale.ROOT)))
            .boxed()
            .toList();
    database.execute(
        kept.stream()
            .map(i -> ", " + Sql.name(header.get(i)) + " varchar")
            .collect(
                Collectors.joining(
                    "",
                    "create or replace temp table haat_sample (_row bigint, _object varchar",
                    ")")));
    insert(sample, kept);
  }

  private void insert(Sample sample, List<Integer> kept) throws SQLException {
    String marks = kept.stream().map(i -> ", nullif(?, '')").collect(Collectors.joining());
    int step = Math.max(1, sample.records().size() / ROWS);
    try (PreparedStatement insert =
        database
            .connection()
            .prepareStatement("insert into haat_sample values (1, 'sample'" + marks + ")")) {
      for (int i = 0; i < sample.records().size(); i += step) {
        for (int column = 0; column < kept.size(); column++) {
          String value = sample.records().get(i).get(kept.get(column)).strip();
          insert.setString(column + 1, Blanks.WORDS.contains(value) ? "" : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * The share of rows, from 0 to 1, for which the condition is true, among those in which none of
   * the given expressions is null; 1 if there are none.
   */
  double share(String condition, Collection<String> notNull) throws SQLException {
    String among =
        notNull.stream()
            .map(sql -> "try(" + sql + ") is not null")
            .collect(Collectors.joining(" and ", "", notNull.isEmpty() ? "true" : ""));
    String query =
        "select count(*), count(*) filter (where try("
            + condition
            + ")) from haat_sample where "
            + among;
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1) == 0 ? 1 : (double) row.getLong(2) / row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.execute("drop table if exists haat_sample");
  }
}
