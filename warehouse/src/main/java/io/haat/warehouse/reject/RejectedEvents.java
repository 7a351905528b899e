package io.haat.warehouse.reject;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Takes back what was rejected of topics, once it has been sent again. */
public final class RejectedEvents {
  private static final String REMOVE =
      """
      delete from rejected_record x
      using load_unit u
      where u.load_unit_key = x.load_unit_key
        and u.target = 'event' and u.object = ? and u.unit = ? and x.raw_row = ?
      """;

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

  /** Removes these, all or none; those that are gone already do no harm. */
  public void remove(Collection<Place> places) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      for (Place place : places) {
        statement.setString(1, place.topicId());
        statement.setInt(2, place.partition());
        statement.setLong(3, place.offset());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
