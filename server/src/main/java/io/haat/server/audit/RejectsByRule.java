package io.haat.server.audit;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.Rows;
import io.haat.server.filter.KnownNames;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * How many records broke each rule, those that were broken most first. A record that broke several
 * counts under each of them, so the total of records is less than the sum of the items.
 */
public final class RejectsByRule implements Resource {
  private final ReadPool pool;

  public RejectsByRule(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(Parameter.RETAILER, Parameter.OBJECT);
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.LOADS);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    var retailers = parameters.texts(Parameter.RETAILER);
    var object = parameters.text(Parameter.OBJECT);
    parameters.check();
    try (Connection connection = pool.connect()) {
      KnownNames.check(connection, parameters);
      try (PreparedStatement statement = connection.prepareStatement(BY_RULE)) {
        statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
        statement.setString(2, object.orElse(null));
        try (ResultSet row = statement.executeQuery()) {
          var columns = Rows.columns(row);
          var rows = Rows.of(row);
          // The first row is the total, which has no rule.
          Object total = rows.get(0).get(columns.indexOf("records"));
          return Answer.of(
              Map.of("records", total == null ? 0L : total), columns, rows.subList(1, rows.size()));
        }
      }
    }
  }

  private static final String BY_RULE =
      """
      with asked as (select ?::text[] as retailers, ?::text as object),
      broken as (
        select x.rules, x.rejected_at
        from rejected_record x
        cross join asked
        join load_unit u using (load_unit_key)
        left join dim_retailer r using (retailer_key)
        where (asked.object is null or u.object = asked.object)
          and (retailers = '{}' or r.retailer = any (retailers)))
      select null as rule, count(*) as records, max(rejected_at) as latest from broken
      union all
      (select rule, count(*), max(rejected_at)
       from broken cross join unnest(rules) rule
       group by rule
       order by 2 desc, 1)""";
}
