package io.haat.server.audit;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
import io.haat.server.filter.KnownNames;
import io.haat.server.http.Answer;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.server.http.StreamedResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came in, the latest first: page by page, or whole as CSV.
 *
 * @param <Q> what a request asks for
 */
abstract class Records<Q> implements StreamedResource {
  private static final int USUAL = 50;

  private final ReadPool pool;
  private final int place;
  private final int most;

  /**
   * @param place how many columns at the beginning tell where a record stands; they are no fields
   * @param most records of a page
   */
  Records(ReadPool pool, int place, int most) {
    this.pool = pool;
    this.place = place;
    this.most = most;
  }

  /** Beside those of pages. */
  abstract Set<Parameter> ownParameters();

  /** Reads it; what is wrong is told by {@link Parameters#check}. */
  abstract Q read(Parameters parameters);

  /**
   * The question, its parameters set; the caller closes it.
   *
   * @param limit how many records; null for all
   */
  abstract PreparedStatement prepared(Connection connection, Q question, @Nullable Integer limit)
      throws SQLException;

  @Override
  public final Set<Parameter> parameters() {
    var parameters = EnumSet.of(Parameter.LIMIT, Parameter.CURSOR);
    parameters.addAll(ownParameters());
    return parameters;
  }

  @Override
  public final Set<Ingredient> ingredients() {
    return Set.of(Ingredient.LOADS);
  }

  @Override
  public final Answer answer(Parameters parameters) throws SQLException {
    Q question = read(parameters);
    int limit = parameters.number(Parameter.LIMIT, 1, most, USUAL);
    parameters.check();
    try (Connection connection = pool.connect()) {
      KnownNames.check(connection, parameters);
      try (PreparedStatement statement = prepared(connection, question, limit + 1);
          ResultSet row = statement.executeQuery()) {
        return Cursor.page(limit, place, Rows.columns(row), Rows.of(row));
      }
    }
  }

  @Override
  public final void stream(Parameters parameters, RowSink sink) throws SQLException, IOException {
    Q question = read(parameters);
    parameters.check();
    try (Connection connection = pool.connect()) {
      KnownNames.check(connection, parameters);
      try (PreparedStatement statement = prepared(connection, question, null)) {
        RowStream.send(connection, statement, place, sink);
      }
    }
  }
}
