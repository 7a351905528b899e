package io.haat.batch.reference;

import io.haat.batch.mapping.FailedExpression;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Maps and judges the units of one list, one after another, in one DuckDB that collects the entries
 * that stand in its table {@code listed}.
 */
final class ReferenceTransform implements AutoCloseable {
  private final DuckDb database;
  private final Mapping mapping;
  private final ReferenceSql sql;
  private final String object;
  private final Path temporary;
  private boolean begun;

  private ReferenceTransform(DuckDb database, Mapping mapping, String object, Path temporary) {
    this.database = database;
    this.mapping = mapping;
    this.sql = new ReferenceSql(mapping);
    this.object = object;
    this.temporary = temporary;
  }

  /**
   * @param object the raw object's id
   * @param zones the time zones that a store may have
   */
  static ReferenceTransform open(
      Mapping mapping, String object, Set<String> zones, DuckDbLimits limits) throws SQLException {
    DuckDb database = DuckDb.open(limits);
    try {
      database.execute("create table known_zone (name varchar)");
      fill(database, "known_zone", zones);
      database.execute("create table known_currency (code varchar)");
      fill(
          database,
          "known_currency",
          Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList());
      return new ReferenceTransform(database, mapping, object, limits.temporary());
    } catch (SQLException | RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /**
   * Judges the next unit; the one before is gone from the database then, except its good entries.
   *
   * @throws IllegalStateException if DuckDB read other rows than were framed
   */
  ReferenceUnit judge(UnitInput input) throws SQLException, IOException {
    if (!begun) {
      // All units of a list lie in one folder: its expressions read that and nothing else.
      database.confineTo(List.of(temporary, input.folder()));
    }
    String raw = input.query(mapping.csv().nulls());
    try {
      database.execute(sql.createLines(raw, input.framing(), object));
    } catch (SQLException failed) {
      String rows = "select *, '%s' as _object from (%s)".formatted(object, raw);
      throw FailedExpression.orNamed(failed, mapping, rows, database);
    }
    input.requireEveryRow(database);
    if (!begun) {
      database.execute(ReferenceSql.CREATE_LISTED);
      begun = true;
    }
    database.execute(sql.rejectRepeated());
    database.execute(ReferenceSql.COLLECT);
    long good = count("select count(*) from line where broken = 0");
    return new ReferenceUnit(input, database, sql.ruleNames(), good);
  }

  /** The query of all entries that stand, or none if there was no unit. */
  Optional<String> entries() {
    return begun ? Optional.of(sql.copyQuery()) : Optional.empty();
  }

  DuckDb database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }

  private long count(String query) throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void fill(DuckDb database, String table, Collection<String> values)
      throws SQLException {
    try (DuckDBAppender appender =
        database.connection().unwrap(DuckDBConnection.class).createAppender(table)) {
      for (String value : values) {
        appender.beginRow().append(value).endRow();
      }
    }
  }
}
