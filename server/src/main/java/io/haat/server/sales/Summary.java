package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.Figures;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Each key figure of a period, beside the period before and the year before. */
public final class Summary extends SalesResource<Nothing> {
  private static final List<String> COLUMNS =
      List.of(
          "currency",
          "metric",
          "value",
          "previous",
          "previous_change",
          "year_before",
          "year_before_change");

  public Summary(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of();
  }

  @Override
  Nothing read(Parameters parameters) {
    return new Nothing();
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Nothing question)
      throws SQLException {
    SortedMap<String, Figures> now = reader.total(scope);
    SortedMap<String, Figures> previous = reader.total(scope.on(scope.days().previous()));
    SortedMap<String, Figures> yearBefore = reader.total(scope.on(scope.days().yearBefore()));
    var currencies = new TreeSet<>(now.keySet());
    currencies.addAll(previous.keySet());
    currencies.addAll(yearBefore.keySet());
    var rows = new ArrayList<List<@Nullable Object>>();
    for (String currency : currencies) {
      List<@Nullable Object> values = values(now, currency);
      List<@Nullable Object> before = values(previous, currency);
      List<@Nullable Object> lastYear = values(yearBefore, currency);
      for (int i = 0; i < values.size(); i++) {
        rows.add(
            Arrays.asList(
                currency,
                FigureColumns.NAMES.get(i),
                values.get(i),
                before.get(i),
                Change.of(before.get(i), values.get(i)),
                lastYear.get(i),
                Change.of(lastYear.get(i), values.get(i))));
      }
    }
    Map<String, Object> about = about(scope.days());
    about.put("previous", about(scope.days().previous()));
    about.put("year_before", about(scope.days().yearBefore()));
    return Answer.of(about, COLUMNS, rows);
  }

  private static List<@Nullable Object> values(
      SortedMap<String, Figures> byCurrency, String currency) {
    return FigureColumns.of(byCurrency.getOrDefault(currency, Figures.NONE));
  }
}
