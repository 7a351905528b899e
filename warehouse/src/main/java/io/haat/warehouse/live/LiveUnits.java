package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of topics as rows of {@code load_unit}, so that each fact and each rejected record
 * tells where it came from. Keys are remembered: a topic has few partitions.
 */
public final class LiveUnits {
  private record Partition(
      @Nullable Short retailerKey, String topic, String topicId, int partition) {}

  private final Connection connection;
  private final Map<Partition, Integer> known = new HashMap<>();

  public LiveUnits(Connection connection) {
    this.connection = connection;
  }

  /**
   * The {@code load_unit_key}; the row is made if it is missing, in the connection's transaction.
   *
   * @param retailerKey null if a record does not tell whose it is
   * @param topicId tells a topic from one made anew under the same name
   */
  public int key(@Nullable Short retailerKey, String topic, String topicId, int partition)
      throws SQLException {
    var wanted = new Partition(retailerKey, topic, topicId, partition);
    Integer key = known.get(wanted);
    if (key == null) {
      key = find(wanted);
      if (key == null) {
        insert(wanted);
        key = find(wanted);
      }
      if (key == null) {
        throw new SQLException("load_unit has no row of " + wanted + " although it was inserted");
      }
      known.put(wanted, key);
    }
    return key;
  }

  /** Forgets what was found out in a transaction that is rolled back. */
  void forget() {
    known.clear();
  }

  private @Nullable Integer find(Partition wanted) throws SQLException {
    String sql =
        """
        select load_unit_key from load_unit
        where retailer_key is not distinct from ? and object = ? and target = 'event' and unit = ?""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, wanted.retailerKey(), Types.SMALLINT);
      statement.setString(2, wanted.topicId());
      statement.setInt(3, wanted.partition());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : null;
      }
    }
  }

  private void insert(Partition wanted) throws SQLException {
    String sql =
        """
        insert into load_unit
          (retailer_key, source, object, object_name, object_path, target, unit, mapping,
           read, sales, refunds, rejected, already_there, numbered)
        values (?, 'events', ?, ?, ?, 'event', ?, '', 0, 0, 0, 0, 0, true)
        on conflict do nothing""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, wanted.retailerKey(), Types.SMALLINT);
      statement.setString(2, wanted.topicId());
      statement.setString(3, wanted.topic());
      statement.setString(4, wanted.topic() + "/" + wanted.partition());
      statement.setInt(5, wanted.partition());
      statement.executeUpdate();
    }
  }
}
