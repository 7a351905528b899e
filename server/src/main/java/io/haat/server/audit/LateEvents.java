package io.haat.server.audit;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events that came after their minute was closed, the latest first. They count all the same. */
public final class LateEvents implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  /** Columns that tell where an event stands. */
  private static final int PLACE = 3;

  /** Where a page ends; what arrived at one time stands by its place in the topics. */
  private record Arrival(OffsetDateTime at, int unit, long row) {
    static Arrival of(List<String> place) {
      return new Arrival(
          OffsetDateTime.parse(place.get(0)),
          Integer.parseInt(place.get(1)),
          Long.parseLong(place.get(2)));
    }
  }

  private final ReadPool pool;

  public LateEvents(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(Parameter.RETAILER, Parameter.STORE, Parameter.LIMIT, Parameter.CURSOR);
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.LOADS);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    List<String> retailers = parameters.texts(Parameter.RETAILER);
    List<String> stores = parameters.texts(Parameter.STORE);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    Optional<Arrival> after = Cursor.of(parameters, Arrival::of);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = connection.prepareStatement(LATE)) {
      statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
      statement.setArray(2, connection.createArrayOf("text", stores.toArray()));
      statement.setObject(3, after.map(Arrival::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setObject(4, after.map(Arrival::unit).orElse(null), Types.INTEGER);
      statement.setObject(5, after.map(Arrival::row).orElse(null), Types.BIGINT);
      statement.setInt(6, limit + 1);
      try (ResultSet row = statement.executeQuery()) {
        return Cursor.page(limit, PLACE, Rows.columns(row), Rows.of(row));
      }
    }
  }

  private static final String LATE =
      """
      with asked as (
        select ?::text[] as retailers, ?::text[] as stores, ?::timestamptz as at, ?::integer as unit, ?::bigint as row)
      select arrived_at as place, origin_unit, origin_row, topic, retailer, store_id as store, event_id as event, event_time, arrived_at,
             extract(epoch from arrived_at - event_time)::bigint as delay_seconds
      from late_event, asked
      where (retailers = '{}' or retailer = any (retailers)) and (stores = '{}' or store_id = any (stores))
        and (at is null or (arrived_at, origin_unit, origin_row) < (at, unit, row))
      order by arrived_at desc, origin_unit desc, origin_row desc
      limit ?""";
}
