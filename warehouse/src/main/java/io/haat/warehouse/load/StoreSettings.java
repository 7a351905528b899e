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

/** The stores that have a time zone or a currency of their own. */
public final class StoreSettings {
  /** One such store. */
  public record Setting(String storeId, Optional<ZoneId> timezone, Optional<Currency> currency) {}

  private StoreSettings() {}

  public static List<Setting> of(Connection connection, short retailerKey) throws SQLException {
    String sql =
        """
        select store_id, timezone, currency from dim_store
        where retailer_key = ? and (timezone is not null or currency is not null)
        order by store_id""";
    var settings = new ArrayList<Setting>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          settings.add(
              new Setting(
                  row.getString(1),
                  Optional.ofNullable(row.getString(2)).map(ZoneId::of),
                  Optional.ofNullable(row.getString(3)).map(Currency::getInstance)));
        }
      }
    }
    return settings;
  }
}
