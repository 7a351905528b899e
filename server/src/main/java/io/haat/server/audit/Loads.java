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

/** What was loaded from files, the latest first: how many records, and what became of them. */
public final class Loads extends Records<Loads.Question> {
  private static final int MOST = 500;

  /** Columns that tell where a load stands. */
  private static final int PLACE = 4;

  record Question(List<String> retailers, Optional<Load> after) {}

  /** Where a page ends. */
  private record Load(OffsetDateTime at, String object, String target, int retailer) {
    static Load of(List<String> place) {
      return new Load(
          OffsetDateTime.parse(place.get(0)),
          place.get(1),
          place.get(2),
          Integer.parseInt(place.get(3)));
    }
  }

  public Loads(ReadPool pool) {
    super(pool, PLACE, MOST);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.RETAILER);
  }

  @Override
  Question read(Parameters parameters) {
    return new Question(parameters.texts(Parameter.RETAILER), Cursor.of(parameters, Load::of));
  }

  @Override
  PreparedStatement prepared(Connection connection, Question question, @Nullable Integer limit)
      throws SQLException {
    Optional<Load> after = question.after();
    PreparedStatement statement = connection.prepareStatement(LOADS);
    statement.setArray(1, connection.createArrayOf("text", question.retailers().toArray()));
    statement.setObject(2, after.map(Load::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(3, after.map(Load::object).orElse(null));
    statement.setString(4, after.map(Load::target).orElse(null));
    statement.setObject(5, after.map(Load::retailer).orElse(null), Types.INTEGER);
    statement.setObject(6, limit, Types.INTEGER);
    return statement;
  }

  private static final String LOADS =
      """
      with asked as (
        select ?::text[] as retailers, ?::timestamptz as at, ?::text as object, ?::text as target, ?::integer as retailer),
      load as (
        select r.retailer_key, r.retailer, u.source, u.object, max(u.object_name) as name, u.target,
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
        group by r.retailer_key, u.source, u.object, u.target, o.completed_at)
      select loaded_at as place, l.object as place_object, l.target as place_target, retailer_key,
             l.retailer, source, l.object, name, l.target, complete, units, read, sales, refunds, rejected, already_there,
             listed, first_sold_at, last_sold_at, received_at, loaded_at
      from load l cross join asked
      where at is null or (loaded_at, l.object, l.target, retailer_key) < (at, asked.object, asked.target, asked.retailer)
      order by loaded_at desc, l.object desc, l.target desc, retailer_key desc
      limit ?""";
}
