package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.session.ExternalSession;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.app.settings.EventSettings;
import io.haat.model.event.MinorUnits;
import io.haat.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The decimal places of stores' currencies, as far as the warehouse is there to be asked. */
public final class StorePlaces {
  private static final String STORES =
      """
      select r.retailer, s.store_id, s.currency
      from dim_store s
      join dim_retailer r using (retailer_key)
      where s.currency is not null
      """;

  private static final int USUAL_PLACES = 2;
  private static final int MOST_PLACES = 4;

  private StorePlaces() {}

  private record Store(String retailerId, String storeId) {}

  /** Asks a database that runs; starts none. */
  public static MinorUnits ifRunning(
      EventSettings settings, Optional<DatabaseAddress> external, Sessions sessions) {
    Optional<? extends HaatSession> running =
        external.isPresent() ? external.map(ExternalSession::new) : sessions.tryToJoin();
    try (HaatSession session = running.orElse(null)) {
      return session == null ? of(settings, Map.of()) : of(settings, session);
    }
  }

  /**
   * Asks this database.
   *
   * @throws UserError if it does not answer
   */
  public static MinorUnits of(EventSettings settings, HaatSession session) {
    try {
      return of(settings, read(session));
    } catch (SQLException e) {
      throw UserError.failed("the database does not answer: " + e.getMessage(), e);
    }
  }

  private static MinorUnits of(EventSettings settings, Map<Store, Integer> known) {
    int usual = places(settings.currency());
    return (retailer, store) -> known.getOrDefault(new Store(retailer, store), usual);
  }

  private static Map<Store, Integer> read(HaatSession session) throws SQLException {
    Map<Store, Integer> known = new HashMap<>();
    try (Connection connection = new Warehouse(session.dataSource()).connect();
        PreparedStatement statement = connection.prepareStatement(STORES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        known.put(
            new Store(row.getString(1), row.getString(2)),
            places(Currency.getInstance(row.getString(3))));
      }
    }
    return known;
  }

  private static int places(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    // XXX, which stands for an unknown currency, has none.
    return digits < 0 ? USUAL_PLACES : Math.min(digits, MOST_PLACES);
  }
}
