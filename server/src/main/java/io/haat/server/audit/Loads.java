package io.haat.server.audit;

import io.haat.server.database.ReadPool;
import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was loaded from files, the latest first: how many records, and what became of them. */
public final class Loads implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final ReadPool pool;

  public Loads(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(Parameter.RETAILER, Parameter.LIMIT);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    List<String> retailers = parameters.texts(Parameter.RETAILER);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = connection.prepareStatement(LOADS)) {
      statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
      statement.setInt(2, limit);
      try (ResultSet row = statement.executeQuery()) {
        return Answer.of(Map.of(), Rows.columns(row), Rows.of(row));
      }
    }
  }

  private static final String LOADS =
      """
      with asked as (select ?::text[] as retailers, ?::integer as most)
      select r.retailer, u.source, u.object, max(u.object_name) as name, u.target,
             o.completed_at is not null as complete,
             count(*) as units, sum(u.read)::bigint as read, sum(u.sales)::bigint as sales,
             sum(u.refunds)::bigint as refunds, sum(u.rejected)::bigint as rejected,
             sum(u.already_there)::bigint as already_there, sum(u.reference_rows)::bigint as listed,
             min(u.first_sold_at) as first_sold_at, max(u.last_sold_at) as last_sold_at,
             min(o.received_at) as received_at, max(u.loaded_at) as loaded_at
      from load_unit u
      cross join asked
      join dim_retailer r using (retailer_key)
      left join load_object o
        on o.retailer_key = u.retailer_key and o.object = u.object and o.target = u.target
      where u.target <> 'event' and (retailers = '{}' or r.retailer = any (retailers))
      group by r.retailer, u.source, u.object, u.target, o.completed_at, most
      order by max(u.loaded_at) desc, u.object
      limit (select most from asked)""";
}
