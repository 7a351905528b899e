package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of each minute, hour, day, week or month, those without sales included, in each
 * currency that there are any of.
 */
public final class Timeseries extends SalesResource<Granularity> {
  private static final List<String> COLUMNS = FigureColumns.after("start", "currency");

  public Timeseries(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.GRANULARITY);
  }

  @Override
  Granularity read(Parameters parameters) {
    return parameters.word(Parameter.GRANULARITY, Granularity.class).orElse(Granularity.DAY);
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Granularity granularity)
      throws SQLException {
    var rows = new ArrayList<List<@Nullable Object>>();
    List<SalesReader.Period> sold = reader.series(scope, granularity);
    for (SalesReader.Period period : Buckets.of(scope.days(), granularity).fill(sold)) {
      rows.add(FigureColumns.after(period.figures(), period.start(), period.currency()));
    }
    Map<String, Object> about = about(scope.days());
    about.put("granularity", granularity.name().toLowerCase(Locale.ROOT));
    return Answer.of(about, COLUMNS, rows);
  }
}
