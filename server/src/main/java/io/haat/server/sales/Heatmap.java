package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of each hour of the day on each day of the week, in the stores' time. */
public final class Heatmap extends SalesResource<Nothing> {
  private static final List<String> COLUMNS = FigureColumns.after("weekday", "hour", "currency");

  public Heatmap(ReadPool pool, Scopes scopes) {
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
    var rows = new ArrayList<List<@Nullable Object>>();
    for (SalesReader.WeekHour hour : reader.week(scope)) {
      rows.add(
          FigureColumns.after(hour.figures(), hour.day().getValue(), hour.hour(), hour.currency()));
    }
    return Answer.of(about(scope.days()), COLUMNS, rows);
  }
}
