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

/** Events that came after their minute was closed, the latest first. They count all the same. */
public final class LateEvents implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private final ReadPool pool;

  public LateEvents(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(Parameter.RETAILER, Parameter.STORE, Parameter.LIMIT);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    List<String> retailers = parameters.texts(Parameter.RETAILER);
    List<String> stores = parameters.texts(Parameter.STORE);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = connection.prepareStatement(LATE)) {
      statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
      statement.setArray(2, connection.createArrayOf("text", stores.toArray()));
      statement.setInt(3, limit);
      try (ResultSet row = statement.executeQuery()) {
        return Answer.of(Map.of(), Rows.columns(row), Rows.of(row));
      }
    }
  }

  private static final String LATE =
      """
      with asked as (select ?::text[] as retailers, ?::text[] as stores)
      select topic, retailer, store_id as store, event_id as event, event_time, arrived_at,
             extract(epoch from arrived_at - event_time)::bigint as delay_seconds
      from late_event, asked
      where (retailers = '{}' or retailer = any (retailers)) and (stores = '{}' or store_id = any (stores))
      order by arrived_at desc, origin_unit, origin_row desc
      limit ?""";
}
