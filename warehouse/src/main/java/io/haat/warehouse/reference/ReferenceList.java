package io.haat.warehouse.reference;

import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A list of one kind on its way into its dimension: it is staged, then applied, in one transaction.
 *
 * <p>What a list says stands: sales that come later neither rename nor move what it describes. What
 * it leaves blank stays as it is known, and may still be told by sales. A list that was received
 * before the one that stands only fills what is unknown.
 */
public interface ReferenceList {
  /**
   * Begins to take the list's entries, each id once and none null; the columns are those of the
   * dimension, in the order of the mapping's fields.
   */
  BinaryCopy stage(Connection connection) throws SQLException;

  /**
   * Brings what was staged into the dimension.
   *
   * @param receivedAt when the list was received, in whole microseconds
   */
  ListChanges apply(Connection connection, short retailerKey, Instant receivedAt)
      throws SQLException;
}
