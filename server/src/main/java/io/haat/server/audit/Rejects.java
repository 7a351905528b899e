package io.haat.server.audit;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
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
import java.util.Set;

/**
 * Records that were rejected, those of the latest load first, with their raw text and all rules
 * that they broke.
 */
public final class Rejects implements StreamedResource {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  /** Columns that tell where a record stands. */
  private static final int PLACE = 2;

  private final ReadPool pool;

  public Rejects(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(
        Parameter.RETAILER, Parameter.OBJECT, Parameter.RULE, Parameter.LIMIT, Parameter.CURSOR);
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.LOADS);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    RejectFilter filter = RejectFilter.of(parameters);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = filter.records(connection, limit + 1);
        ResultSet row = statement.executeQuery()) {
      return Cursor.page(limit, PLACE, Rows.columns(row), Rows.of(row));
    }
  }

  @Override
  public void stream(Parameters parameters, RowSink sink) throws SQLException, IOException {
    RejectFilter filter = RejectFilter.of(parameters);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = filter.records(connection, null)) {
      RowStream.send(connection, statement, PLACE, sink);
    }
  }
}
