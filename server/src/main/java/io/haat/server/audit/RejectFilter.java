package io.haat.server.audit;

import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rejected records are asked for. */
record RejectFilter(
    List<String> retailers, Optional<String> object, Optional<String> rule, Place after) {

  static RejectFilter of(Parameters parameters) {
    return new RejectFilter(
        parameters.texts(Parameter.RETAILER),
        parameters.text(Parameter.OBJECT),
        parameters.text(Parameter.RULE),
        Place.of(parameters));
  }

  /**
   * Those records, the latest first; the caller closes the statement.
   *
   * @param most how many; null for all
   */
  PreparedStatement records(Connection connection, @Nullable Integer most) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(REJECTS);
    statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
    statement.setString(2, object.orElse(null));
    statement.setString(3, rule.orElse(null));
    statement.setInt(4, after.unit());
    statement.setLong(5, after.row());
    statement.setObject(6, most, java.sql.Types.BIGINT);
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
