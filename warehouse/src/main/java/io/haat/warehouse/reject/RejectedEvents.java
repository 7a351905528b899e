package io.haat.warehouse.reject;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Takes back what was rejected of topics, once it has been sent again. */
public final class RejectedEvents {
  private static final String REMOVE =
      """
      with removed as (
        delete from rejected_record x
        using load_unit u
        where u.load_unit_key = x.load_unit_key
          and u.target = 'event' and u.object = ? and u.unit = ? and x.raw_row = ?
        returning x.load_unit_key, x.raw_row)
      insert into reject_sent_again (load_unit_key, raw_row)
      select load_unit_key, raw_row from removed
      on conflict do nothing""";

  private static final String STATE =
      """
      select coalesce(bool_or(x.raw_row is not null), false), coalesce(bool_or(s.raw_row is not null), false)
      from (select ?::text as object, ?::integer as unit, ?::bigint as raw_row) p
      join load_unit u on u.target = 'event' and u.object = p.object and u.unit = p.unit
      left join rejected_record x on x.load_unit_key = u.load_unit_key and x.raw_row = p.raw_row
      left join reject_sent_again s on s.load_unit_key = u.load_unit_key and s.raw_row = p.raw_row""";

  private final Connection connection;

  /**
   * @param connection as {@link io.haat.warehouse.Warehouse#connect} gives it, committing by itself
   */
  public RejectedEvents(Connection connection) {
    this.connection = connection;
  }

  /**
   * Where a record stood.
   *
   * @param topicId tells a topic from one made anew under the same name
   */
  public record Place(String topicId, int partition, long offset) {
    public static Place of(RejectedRecord record) {
      return new Place(record.object(), record.partition().orElseThrow(), record.row());
    }
  }

  /** What is known of the record at a place. */
  public enum State {
    REJECTED,
    SENT_AGAIN,
    NEVER_REJECTED
  }

  public State state(Place place) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE)) {
      set(statement, place);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          return State.REJECTED;
        }
        return row.getBoolean(2) ? State.SENT_AGAIN : State.NEVER_REJECTED;
      }
    }
  }

  /**
   * Removes these, all or none, for good: the stream does not reject them again. Those that are
   * gone already do no harm.
   */
  public void remove(Collection<Place> places) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      for (Place place : places) {
        set(statement, place);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void set(PreparedStatement statement, Place place) throws SQLException {
    statement.setString(1, place.topicId());
    statement.setInt(2, place.partition());
    statement.setLong(3, place.offset());
  }
}
