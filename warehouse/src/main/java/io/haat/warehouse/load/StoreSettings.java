package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the warehouse knows of a retailer's stores before more of their sales are read. */
public final class StoreSettings {
  /**
   * One store; its own time zone and currency are empty where no list gave them.
   *
   * @param dayZone in which its days are counted
   */
  public record Setting(
      String storeId, Optional<ZoneId> timezone, Optional<Currency> currency, ZoneId dayZone) {}

  private StoreSettings() {}

  public static List<Setting> of(Connection connection, short retailerKey) throws SQLException {
    String sql =
        """
        select store_id, timezone, currency, business_zone from dim_store
        where retailer_key = ? order by store_id""";
    var settings = new ArrayList<Setting>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          settings.add(
              new Setting(
                  row.getString(1),
                  Optional.ofNullable(row.getString(2)).map(ZoneId::of),
                  Optional.ofNullable(row.getString(3)).map(Currency::getInstance),
                  ZoneId.of(row.getString(4))));
        }
      }
    }
    return settings;
  }
}
