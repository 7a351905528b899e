package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Who may touch a retailer's rollups. The writers of the stream add to them side by side, in the
 * order of the keys; a load or a list has them alone, from here to the end of its transaction. A
 * store's city and zone, by which rollups are grouped, change under the exclusive lock only.
 */
public final class RollupLock {
  /** The first half of the advisory lock's key; the second is the retailer's. */
  public static final int SPACE = 0x4841_4155;

  private RollupLock() {}

  /** Waits until no one else adds to the retailer's rollups; held until the transaction ends. */
  public static void exclusive(Connection connection, short retailerKey) throws SQLException {
    run(connection, "select pg_advisory_xact_lock(?, ?)", retailerKey);
  }

  /** Tells those who remember what the dimensions say that it is no longer so. */
  public static void dimensionsChanged(Connection connection, short retailerKey)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update dim_retailer set revision = revision + 1 where retailer_key = ?")) {
      statement.setShort(1, retailerKey);
      statement.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql, short retailerKey)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, SPACE);
      statement.setInt(2, retailerKey);
      statement.execute();
    }
  }
}
