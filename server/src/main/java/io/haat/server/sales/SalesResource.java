package io.haat.server.sales;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.filter.SalesFilter;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.Resource;
import io.haat.server.http.Violation;
import io.haat.warehouse.sales.DayRange;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.TooManyDaysException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the resources over figures of sales have in common: the filter, and a reader. */
abstract class SalesResource<Q> implements Resource {
  private final ReadPool pool;
  private final Scopes scopes;

  SalesResource(ReadPool pool, Scopes scopes) {
    this.pool = pool;
    this.scopes = scopes;
  }

  /** The parameters beside those of the filter. */
  abstract Set<Parameter> ownParameters();

  /** Reads these parameters, and what stands in the path. */
  abstract Q read(Parameters parameters);

  abstract Answer answer(Connection connection, SalesReader reader, Scope scope, Q question)
      throws SQLException;

  @Override
  public final Set<Parameter> parameters() {
    var parameters = EnumSet.copyOf(SalesFilter.PARAMETERS);
    parameters.addAll(ownParameters());
    return parameters;
  }

  @Override
  public final Set<Ingredient> ingredients() {
    return Set.of(Ingredient.SALES, Ingredient.CATALOGUE);
  }

  @Override
  public final Answer answer(Parameters parameters) throws SQLException {
    return asked(
        parameters,
        (connection, scope, question) ->
            answer(connection, new SalesReader(connection), scope, question));
  }

  /** What is done with a question that is right. */
  interface Work<Q, T, E extends Exception> {
    T run(Connection connection, Scope scope, Q question) throws SQLException, E;
  }

  /** Reads the parameters, finds what they mean, and does this with it. */
  final <T, E extends Exception> T asked(Parameters parameters, Work<Q, T, E> work)
      throws SQLException, E {
    SalesFilter filter = SalesFilter.of(parameters);
    Q question = read(parameters);
    parameters.check();
    // What the rollups hold is read first, and then they are.
    try (Connection connection = pool.snapshot()) {
      return work.run(connection, scopes.find(connection, filter), question);
    } catch (TooManyDaysException tooMany) {
      throw new ProblemException(
          Problem.badRequest(
              List.of(
                  new Violation(
                      Parameter.FROM.word(),
                      "asks for too many days: no rollup holds this, and at most %d days can be counted at once"
                          .formatted(tooMany.most())))));
    }
  }

  /** The days of an answer, to stand before its items. */
  static Map<String, Object> about(DayRange days) {
    var about = new LinkedHashMap<String, Object>();
    about.put("from", days.from());
    about.put("to", days.to());
    return about;
  }
}
