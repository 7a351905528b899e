package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What of a retailer's data a load or a list may need alone. The writers of the stream share it, in
 * every transaction; it is held until the transaction ends, and taken in the order of the names.
 */
public enum LoadLock {
  /**
   * The facts. A load takes it only if the stream has inserted the same lines at the same time, and
   * it must begin anew: the second attempt meets nobody.
   */
  FACTS(0x4841_4157),

  /**
   * The rollups, and what they are grouped by: a store's city and zone change under this lock only.
   * Who holds it alone finds in the rollups all that is in the facts: what was pending is added
   * first.
   */
  ROLLUPS(0x4841_4155);

  private final int space;

  LoadLock(int space) {
    this.space = space;
  }

  /** The first half of the advisory lock's key; the second is the retailer's. */
  public int space() {
    return space;
  }

  /** Waits until nobody shares it, and keeps everyone else waiting. */
  public void acquire(Connection connection, short retailerKey) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
      statement.setInt(1, space);
      statement.setInt(2, retailerKey);
      statement.execute();
    }
    if (this == ROLLUPS) {
      PendingSales.fold(connection, retailerKey);
    }
  }
}
