package io.haat.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The retailers, each known by a small number. */
public final class Retailers {
  private Retailers() {}

  /** The {@code retailer_key}; the row is made if it is missing. */
  public static short key(Connection connection, String retailer) throws SQLException {
    // Inserting only what is absent: an insert that meets a conflict uses up one of 32,767 keys.
    String insertAbsent =
        """
        insert into dim_retailer (retailer)
        select r from (values (?)) as wanted (r)
        where not exists (select 1 from dim_retailer where retailer = r)
        on conflict do nothing""";
    Short key = find(connection, retailer);
    if (key == null) {
      try (PreparedStatement insert = connection.prepareStatement(insertAbsent)) {
        insert.setString(1, retailer);
        insert.executeUpdate();
      }
      key = find(connection, retailer);
    }
    if (key == null) {
      throw new SQLException("retailer " + retailer + " was inserted and is not there");
    }
    return key;
  }

  /**
   * Tells those who remember what the retailer's dimensions say that it is no longer so: a product
   * or customer has another version, or a store another city or zone.
   */
  public static void dimensionsChanged(Connection connection, short retailerKey)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update dim_retailer set revision = revision + 1 where retailer_key = ?")) {
      statement.setShort(1, retailerKey);
      statement.executeUpdate();
    }
  }

  /** The {@code retailer_key}, or null if there is no such retailer. */
  public static @Nullable Short find(Connection connection, String retailer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select retailer_key from dim_retailer where retailer = ?")) {
      select.setString(1, retailer);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getShort(1) : null;
      }
    }
  }
}
