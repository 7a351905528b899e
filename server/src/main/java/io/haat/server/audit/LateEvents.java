package io.haat.server.audit;

import io.haat.server.database.ReadPool;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events that came after their minute was closed, the latest first. They count all the same. */
public final class LateEvents extends Records<LateEvents.Question> {
  private static final int MOST = 1_000;

  /** Columns that tell where an event stands. */
  private static final int PLACE = 3;

  record Question(List<String> retailers, List<String> stores, Optional<Arrival> after) {}

  /** Where a page ends; what arrived at one time stands by its place in the topics. */
  private record Arrival(OffsetDateTime at, int unit, long row) {
    static Arrival of(List<String> place) {
      return new Arrival(
          OffsetDateTime.parse(place.get(0)),
          Integer.parseInt(place.get(1)),
          Long.parseLong(place.get(2)));
    }
  }

  public LateEvents(ReadPool pool) {
    super(pool, PLACE, MOST);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.RETAILER, Parameter.STORE);
  }

  @Override
  Question read(Parameters parameters) {
    return new Question(
        parameters.texts(Parameter.RETAILER),
        parameters.texts(Parameter.STORE),
        Cursor.of(parameters, Arrival::of));
  }

  @Override
  PreparedStatement prepared(Connection connection, Question question, @Nullable Integer limit)
      throws SQLException {
    Optional<Arrival> after = question.after();
    PreparedStatement statement = connection.prepareStatement(LATE);
    statement.setArray(1, connection.createArrayOf("text", question.retailers().toArray()));
    statement.setArray(2, connection.createArrayOf("text", question.stores().toArray()));
    statement.setObject(3, after.map(Arrival::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setObject(4, after.map(Arrival::unit).orElse(null), Types.INTEGER);
    statement.setObject(5, after.map(Arrival::row).orElse(null), Types.BIGINT);
    statement.setObject(6, limit, Types.INTEGER);
    return statement;
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
