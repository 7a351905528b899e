package io.haat.warehouse.reject;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Questions about rejected records. The connection sees Haat's tables by their bare names, as
 * {@link io.haat.warehouse.Warehouse#connect} gives it.
 */
public final class RejectQueries {
  private static final int ROWS_AT_ONCE = 1_000;

  private final Connection connection;

  public RejectQueries(Connection connection) {
    this.connection = connection;
  }

  /** Takes records one by one. */
  @FunctionalInterface
  public interface Reader {
    void take(RejectedRecord record);
  }

  /**
   * By file and rule, the largest first.
   *
   * @param limit at most so many groups, at least 1
   */
  public List<RejectGroup> groups(RejectFilter filter, int limit) throws SQLException {
    var groups = new ArrayList<RejectGroup>();
    try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
      int next = bind(statement, filter);
      statement.setString(next, filter.rule().orElse(null));
      statement.setString(next + 1, filter.rule().orElse(null));
      statement.setInt(next + 2, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          groups.add(
              new RejectGroup(
                  row.getString("source"),
                  row.getString("object_name"),
                  row.getString("object"),
                  row.getString("rule"),
                  row.getLong("rows"),
                  row.getLong("example_row"),
                  row.getString("example")));
        }
      }
    }
    return groups;
  }

  /** How many records there are, each counted once. */
  public long count(RejectFilter filter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      bind(statement, filter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The raw objects of the lake that have such records, in the order of their loads. */
  public List<RejectedObject> objects(RejectFilter filter) throws SQLException {
    var objects = new ArrayList<RejectedObject>();
    try (PreparedStatement statement = connection.prepareStatement(OBJECTS)) {
      bind(statement, filter);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          objects.add(
              new RejectedObject(
                  row.getString("retailer"),
                  row.getString("source"),
                  row.getString("object_name"),
                  row.getString("object"),
                  row.getBoolean("event"),
                  row.getLong("rejected")));
        }
      }
    }
    return objects;
  }

  /** The first records of a filter. */
  public List<RejectedRecord> first(RejectFilter filter, int limit) throws SQLException {
    var records = new ArrayList<RejectedRecord>();
    try (PreparedStatement statement = connection.prepareStatement(RECORDS + " limit ?")) {
      statement.setInt(bind(statement, filter), limit);
      read(statement, records::add);
    }
    return records;
  }

  /** The records with these row numbers, of every file that the filter leaves. */
  public List<RejectedRecord> rows(RejectFilter filter, Collection<Long> rows) throws SQLException {
    String sql = "select * from (" + RECORDS + ") as r where raw_row = any (?)";
    var records = new ArrayList<RejectedRecord>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = bind(statement, filter);
      statement.setArray(next, connection.createArrayOf("bigint", rows.toArray()));
      read(statement, records::add);
    }
    return records;
  }

  /** All records of a filter, in constant memory. The connection's transaction is ended. */
  public void forEach(RejectFilter filter, Reader reader) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      bind(statement, filter);
      read(statement, reader);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void read(PreparedStatement statement, Reader reader) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        reader.take(record(row));
      }
    }
  }

  private static RejectedRecord record(ResultSet row) throws SQLException {
    Array rules = row.getArray("rules");
    return new RejectedRecord(
        row.getString("retailer"),
        row.getString("source"),
        row.getString("object_name"),
        row.getString("object"),
        partition(row),
        row.getLong("raw_row"),
        List.of((String[]) rules.getArray()),
        row.getString("raw"),
        Optional.ofNullable(row.getBytes("bytes")),
        row.getObject("rejected_at", OffsetDateTime.class).toInstant());
  }

  private static OptionalInt partition(ResultSet row) throws SQLException {
    int partition = row.getInt("partition");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(partition);
  }

  /** Fills the places of {@code WHERE}; returns the number of the next one. */
  private static int bind(PreparedStatement statement, RejectFilter filter) throws SQLException {
    // A file is meant by its name or its id.
    List<Optional<String>> places =
        List.of(
            filter.source(),
            filter.source(),
            filter.file(),
            filter.file(),
            filter.file(),
            filter.rule(),
            filter.rule());
    int at = 1;
    for (Optional<String> value : places) {
      statement.setString(at++, value.orElse(null));
    }
    return at;
  }

  private static final String FROM_AND_WHERE =
      """
      from rejected_record x
      join load_unit u using (load_unit_key)
      left join dim_retailer r using (retailer_key)
      where (cast(? as text) is null or u.source = ?)
        and (cast(? as text) is null or u.object_name = ? or u.object = ?)
        and (cast(? as text) is null or x.rules @> array[cast(? as text)])
      """;

  private static final String GROUPS =
      """
      select u.source, u.object_name, u.object, rule, count(*) as rows,
             min(x.raw_row) as example_row,
             (array_agg(left(x.raw, 200) order by x.raw_row))[1] as example
      """
          + FROM_AND_WHERE.replace("where", "cross join unnest(x.rules) as rule\nwhere")
          + """
            and (cast(? as text) is null or rule = ?)
          group by u.source, u.object_name, u.object, rule
          order by rows desc, u.object_name, rule
          limit ?""";

  private static final String COUNT = "select count(*)\n" + FROM_AND_WHERE;

  private static final String OBJECTS =
      """
      select coalesce(r.retailer, '') as retailer, u.source, u.object_name, u.object,
             u.target = 'event' as event, count(*) as rejected
      """
          + FROM_AND_WHERE
          + """
          group by r.retailer, u.source, u.object_name, u.object, u.target
          order by min(u.load_unit_key)""";

  private static final String RECORDS =
      """
      select coalesce(r.retailer, '') as retailer, u.source, u.object_name, u.object,
             case u.target when 'event' then u.unit end as partition, x.raw_row, x.rules, x.raw,
             x.bytes, x.rejected_at
      """
          + FROM_AND_WHERE
          + "order by u.object_name, u.object, u.unit, x.raw_row";
}
