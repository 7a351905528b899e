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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that were rejected, those of the latest load first, with their raw text and all rules
 * that they broke.
 */
public final class Rejects implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private final ReadPool pool;

  public Rejects(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(
        Parameter.RETAILER, Parameter.OBJECT, Parameter.RULE, Parameter.LIMIT, Parameter.CURSOR);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    List<String> retailers = parameters.texts(Parameter.RETAILER);
    Optional<String> object = parameters.text(Parameter.OBJECT);
    Optional<String> rule = parameters.text(Parameter.RULE);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    Place after = Place.of(parameters);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = connection.prepareStatement(REJECTS)) {
      statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
      statement.setString(2, object.orElse(null));
      statement.setString(3, rule.orElse(null));
      statement.setInt(4, after.unit());
      statement.setLong(5, after.row());
      statement.setInt(6, limit + 1);
      try (ResultSet row = statement.executeQuery()) {
        return page(limit, Rows.columns(row), Rows.of(row));
      }
    }
  }

  /** The unit's key, which only the cursor needs, stands first. */
  private static Answer page(int limit, List<String> columns, List<List<@Nullable Object>> rows) {
    Optional<String> next = Optional.empty();
    if (rows.size() > limit) {
      List<@Nullable Object> last = rows.get(limit - 1);
      int row = columns.indexOf("row");
      next = Optional.of(new Place((Integer) last.get(0), (Long) last.get(row)).cursor());
    }
    var items = new ArrayList<List<@Nullable Object>>();
    for (List<@Nullable Object> row : rows.subList(0, Math.min(limit, rows.size()))) {
      items.add(row.subList(1, row.size()));
    }
    return new Answer(Map.of(), columns.subList(1, columns.size()), items, next);
  }

  private static final String REJECTS =
      """
      with asked as (
        select ?::text[] as retailers, ?::text as object, ?::text as rule, ?::integer as unit, ?::bigint as row)
      select x.load_unit_key, r.retailer, u.source, u.object, u.object_name as name, u.target, x.raw_row as row,
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
