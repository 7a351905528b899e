package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.ProblemType;
import io.haat.warehouse.sales.Dimension;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of each store, city, region, tier, category or product. */
public final class ByDimension extends SalesResource<Dimension> {
  private static final List<String> COLUMNS =
      FigureColumns.after("retailer", "member", "name", "currency");

  public ByDimension(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of();
  }

  @Override
  Dimension read(Parameters parameters) {
    String word = parameters.path("dimension");
    for (Dimension dimension : Dimension.values()) {
      if (word(dimension).equals(word)) {
        return dimension;
      }
    }
    String known =
        Arrays.stream(Dimension.values()).map(ByDimension::word).collect(Collectors.joining(", "));
    throw new ProblemException(
        Problem.of(
            ProblemType.UNKNOWN, "'%s' is no dimension; there are %s".formatted(word, known)));
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Dimension dimension)
      throws SQLException {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (SalesReader.Member member : reader.by(scope, dimension)) {
      rows.add(
          FigureColumns.after(
              member.figures(),
              member.retailer(),
              member.member(),
              member.name(),
              member.currency()));
    }
    Map<String, Object> about = about(scope.days());
    about.put("dimension", word(dimension));
    return Answer.of(about, COLUMNS, rows);
  }

  private static String word(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }
}
