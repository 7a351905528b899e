package io.haat.testing.recount;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stores' currencies, as lists have told the warehouse. */
final class Stores {
  private static final int UNKNOWN_PLACES = 2;

  private final Map<List<String>, String> currencies = new HashMap<>();
  private final String usual;

  /**
   * @param usual the currency of stores that no list gives one
   */
  Stores(Connection connection, String usual) throws SQLException {
    this.usual = usual;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select retailer, store_id, currency from dim_store join dim_retailer using (retailer_key)
                where currency is not null""")) {
      while (row.next()) {
        currencies.put(List.of(row.getString(1), row.getString(2)), row.getString(3));
      }
    }
  }

  String currency(String retailer, String store) {
    return currencies.getOrDefault(List.of(retailer, store), usual);
  }

  /** Decimal places of its currency, at most 4; of an unknown store as many as amounts have. */
  int places(@Nullable String retailer, @Nullable String store) {
    if (retailer == null || store == null) {
      return 4;
    }
    int digits = Currency.getInstance(currency(retailer, store)).getDefaultFractionDigits();
    return digits < 0 ? UNKNOWN_PLACES : Math.min(digits, 4);
  }
}
