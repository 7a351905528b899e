package io.haat.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The right to load a retailer's sales: one load at a time per retailer, across all processes. Held
 * by a database session, so that it ends with the process, however that ends.
 */
public final class RetailerLock implements AutoCloseable {
  /** The first half of the advisory lock's key; the second is the retailer's. */
  private static final int LOCK_SPACE = 0x4841_4154;

  private final Connection connection;
  private final short retailerKey;

  private RetailerLock(Connection connection, short retailerKey) {
    this.connection = connection;
    this.retailerKey = retailerKey;
  }

  /**
   * Waits for the lock.
   *
   * @param whenWaiting told once, if another load holds it
   */
  public static RetailerLock acquire(
      Warehouse warehouse, String retailer, Consumer<String> whenWaiting) throws SQLException {
    Connection connection = warehouse.connect();
    try {
      short key = Retailers.key(connection, retailer);
      if (!tryLock(connection, key)) {
        whenWaiting.accept("waiting for another load of retailer " + retailer + " to finish");
        lock(connection, key);
      }
      return new RetailerLock(connection, key);
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  public short retailerKey() {
    return retailerKey;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static boolean tryLock(Connection connection, short key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
      statement.setInt(1, LOCK_SPACE);
      statement.setInt(2, key);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void lock(Connection connection, short key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_advisory_lock(?, ?)")) {
      statement.setInt(1, LOCK_SPACE);
      statement.setInt(2, key);
      statement.execute();
    }
  }
}
