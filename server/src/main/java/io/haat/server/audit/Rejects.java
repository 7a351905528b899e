package io.haat.server.audit;

import io.haat.server.database.ReadPool;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that were rejected, those of the latest load first, with their raw text and all rules
 * that they broke.
 */
public final class Rejects extends Records<Rejects.Question> {
  private static final int MOST = 1_000;

  /** Columns that tell where a record stands. */
  private static final int PLACE = 2;

  record Question(
      List<String> retailers, Optional<String> object, Optional<String> rule, Place after) {}

  public Rejects(ReadPool pool) {
    super(pool, PLACE, MOST);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.RETAILER, Parameter.OBJECT, Parameter.RULE);
  }

  @Override
  Question read(Parameters parameters) {
    return new Question(
        parameters.texts(Parameter.RETAILER),
        parameters.text(Parameter.OBJECT),
        parameters.text(Parameter.RULE),
        Place.of(parameters));
  }

  @Override
  PreparedStatement prepared(Connection connection, Question question, @Nullable Integer limit)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(REJECTS);
    statement.setArray(1, connection.createArrayOf("text", question.retailers().toArray()));
    statement.setString(2, question.object().orElse(null));
    statement.setString(3, question.rule().orElse(null));
    statement.setInt(4, question.after().unit());
    statement.setLong(5, question.after().row());
    statement.setObject(6, limit, Types.INTEGER);
    return statement;
  }

  private static final String REJECTS =
      """
      with asked as (
        select ?::text[] as retailers, ?::text as object, ?::text as rule, ?::integer as unit, ?::bigint as row)
      select x.load_unit_key, x.raw_row,
             r.retailer, u.source, u.object, u.object_name as name, u.target, x.raw_row as row,
             x.rules, left(x.raw, 4000) as raw, length(x.raw) as raw_length, x.rejected_at
      from rejected_record x
      cross join asked
      join load_unit u using (load_unit_key)
      left join dim_retailer r using (retailer_key)
      where (x.load_unit_key, x.raw_row) < (asked.unit, asked.row)
        and (asked.rule is null or x.rules @> array[asked.rule])
        and (asked.object is null or u.object = asked.object)
        and (retailers = '{}' or r.retailer = any (retailers))
      order by x.load_unit_key desc, x.raw_row desc
      limit ?""";
}
