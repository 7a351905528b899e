package io.haat.server.filter;

import io.haat.server.http.Parameter;
import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.Violation;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the stores, products and days that a filter means. */
public final class Scopes {
  private final Clock clock;

  public Scopes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Looks up what the filter names.
   *
   * @throws ProblemException if it names something that does not exist
   */
  public Scope find(Connection connection, SalesFilter filter) throws SQLException {
    List<StoreRow> all = stores(connection);
    var unknown = new ArrayList<Violation>();
    expect(unknown, Parameter.RETAILER, filter.retailers(), all, StoreRow::retailer);
    expect(unknown, Parameter.STORE, filter.stores(), all, StoreRow::id);
    expect(unknown, Parameter.CITY, filter.cities(), all, StoreRow::city);
    expect(unknown, Parameter.REGION, filter.regions(), all, StoreRow::region);
    expect(unknown, Parameter.TIER, filter.tiers(), all, StoreRow::tier);
    Optional<List<Integer>> products = products(connection, filter, unknown);
    // No customer belongs to a segment yet: whichever is asked for does not exist.
    filter
        .segments()
        .forEach(name -> unknown.add(Violation.unknown(Parameter.CUSTOMER_SEGMENT, name)));
    if (!unknown.isEmpty()) {
      throw new ProblemException(Problem.unknown(unknown));
    }
    List<StoreRow> stores = all.stream().filter(store -> meant(filter, store)).toList();
    return new Scope(
        filter.days(today(stores)),
        stores.stream().map(StoreRow::key).toList(),
        filter.product().isPresent() ? Optional.empty() : filter.category(),
        products,
        filter.channels());
  }

  private static boolean meant(SalesFilter filter, StoreRow store) {
    return among(filter.retailers(), store.retailer())
        && among(filter.stores(), store.id())
        && among(filter.cities(), store.city())
        && among(filter.regions(), store.region())
        && among(filter.tiers(), store.tier());
  }

  private static boolean among(List<String> wanted, @Nullable String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }

  private static void expect(
      List<Violation> unknown,
      Parameter parameter,
      List<String> wanted,
      List<StoreRow> stores,
      Function<StoreRow, @Nullable String> value) {
    for (String name : wanted) {
      if (stores.stream().noneMatch(store -> name.equals(value.apply(store)))) {
        unknown.add(Violation.unknown(parameter, name));
      }
    }
  }

  /** The latest local day of any of the stores: none of them has sales of a later one. */
  private LocalDate today(List<StoreRow> stores) {
    return stores.stream()
        .map(StoreRow::zone)
        .distinct()
        .map(zone -> LocalDate.ofInstant(clock.instant(), zone))
        .max(LocalDate::compareTo)
        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static List<StoreRow> stores(Connection connection) throws SQLException {
    var stores = new ArrayList<StoreRow>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select store_key, retailer, store_id, store_city, store_region, store_tier, business_zone
                from dim_store join dim_retailer using (retailer_key)""")) {
      while (row.next()) {
        stores.add(
            new StoreRow(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                ZoneId.of(row.getString(7))));
      }
    }
    return stores;
  }

  private static Optional<List<Integer>> products(
      Connection connection, SalesFilter filter, List<Violation> unknown) throws SQLException {
    if (filter.category().isEmpty() && filter.product().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> ofCategory = productKeys(connection, "category", filter.category());
    List<Integer> ofProduct = productKeys(connection, "product_id", filter.product());
    if (filter.category().isPresent() && ofCategory.isEmpty()) {
      unknown.add(Violation.unknown(Parameter.CATEGORY, filter.category().get()));
    }
    if (filter.product().isPresent() && ofProduct.isEmpty()) {
      unknown.add(Violation.unknown(Parameter.PRODUCT, filter.product().get()));
    }
    if (filter.category().isEmpty()) {
      return Optional.of(ofProduct);
    }
    if (filter.product().isEmpty()) {
      return Optional.of(ofCategory);
    }
    return Optional.of(ofProduct.stream().filter(ofCategory::contains).toList());
  }

  private static List<Integer> productKeys(
      Connection connection, String column, Optional<String> value) throws SQLException {
    if (value.isEmpty()) {
      return List.of();
    }
    var keys = new ArrayList<Integer>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select product_key from dim_product where $column = ?".replace("$column", column))) {
      statement.setString(1, value.get());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(row.getInt(1));
        }
      }
    }
    return keys;
  }
}
