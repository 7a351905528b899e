package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures. Amounts of different currencies are never added. All that is read in one
 * transaction of the level REPEATABLE READ is of one moment. Not thread-safe.
 */
public final class SalesReader {
  private static final SqlFile MEMBERS = SqlFile.of(SalesReader.class, "store_members.sql");
  private static final SqlFile PRODUCT_NAMES = SqlFile.of(SalesReader.class, "product_names.sql");
  private static final Comparator<Member> BEST_FIRST =
      Comparator.comparing((Member member) -> member.figures().net())
          .reversed()
          .thenComparing(member -> String.valueOf(member.retailer()))
          .thenComparing(member -> String.valueOf(member.member()))
          .thenComparing(Member::currency);

  private final Connection connection;
  private @Nullable RollupState state;
  private @Nullable List<Integer> stateOf;

  /** Reads with this connection, whose {@code search_path} must find Haat's tables. */
  public SalesReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Figures of one period.
   *
   * @param start the local time at which it begins
   */
  public record Period(LocalDateTime start, String currency, Figures figures) {}

  /** Figures of one hour of one day of the week. */
  public record WeekHour(DayOfWeek day, int hour, String currency, Figures figures) {}

  /**
   * Figures of one member of a dimension.
   *
   * @param retailer the retailer that it belongs to
   * @param member what it is called; null gathers those that say nothing about it
   * @param name what it is called by people, if that is something else
   */
  public record Member(
      String retailer,
      @Nullable String member,
      @Nullable String name,
      String currency,
      Figures figures) {}

  /** The figures by currency; a currency without lines is absent. */
  public SortedMap<String, Figures> total(Scope scope) throws SQLException {
    var byCurrency = new TreeMap<String, Figures>();
    RollupReader reader = reader(scope);
    for (FigureRow row : reader.figures(reader.oneLabel(), Optional.empty())) {
      byCurrency.put(row.currency(), row.figures());
    }
    return byCurrency;
  }

  /** The periods that have lines, in their order. */
  public List<Period> series(Scope scope, Granularity granularity) throws SQLException {
    var periods = new ArrayList<Period>();
    RollupReader reader = reader(scope);
    for (FigureRow row : reader.figures(reader.oneLabel(), Optional.of(granularity))) {
      if (row.period() != null) {
        periods.add(new Period(row.period(), row.currency(), row.figures()));
      }
    }
    periods.sort(Comparator.comparing(Period::start).thenComparing(Period::currency));
    return periods;
  }

  /** Hours of the week that have lines. */
  public List<WeekHour> week(Scope scope) throws SQLException {
    var hours = new ArrayList<WeekHour>();
    reader(scope)
        .week(
            row ->
                hours.add(
                    new WeekHour(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getInt("hour"),
                        row.getString("currency"),
                        FigureRow.figures(row))));
    hours.sort(
        Comparator.comparing(WeekHour::currency)
            .thenComparing(WeekHour::day)
            .thenComparing(WeekHour::hour));
    return hours;
  }

  /** The members that have lines, those with the highest net sales first. */
  public List<Member> by(Scope scope, Dimension dimension) throws SQLException {
    List<Member> members =
        switch (dimension) {
          case PRODUCT -> byProduct(scope);
          case CATEGORY -> byCategory(scope);
          case RETAILER, STORE, CITY, REGION, TIER -> byStores(scope, dimension);
        };
    members.sort(BEST_FIRST);
    return members;
  }

  private record Place(String retailer, @Nullable String member, @Nullable String name) {}

  private List<Member> byStores(Scope scope, Dimension dimension) throws SQLException {
    var labels = new HashMap<Integer, Integer>();
    var places = new LinkedHashMap<Place, Integer>();
    try (SqlQuery query =
            MEMBERS
                .on(connection)
                .set("stores", "integer", scope.storeKeys())
                .set("dimension", dimension.name());
        ResultSet row = query.rows()) {
      while (row.next()) {
        var place =
            new Place(row.getString("retailer"), row.getString("member"), row.getString("name"));
        labels.put(row.getInt("store_key"), places.computeIfAbsent(place, p -> places.size()));
      }
    }
    List<Place> byLabel = List.copyOf(places.keySet());
    var members = new ArrayList<Member>();
    for (FigureRow row : reader(scope).figures(labels, Optional.empty())) {
      Place place = byLabel.get(row.label());
      members.add(
          new Member(
              place.retailer(), place.member(), place.name(), row.currency(), row.figures()));
    }
    return members;
  }

  private List<Member> byCategory(Scope scope) throws SQLException {
    if (scope.productKeys().isPresent() && scope.category().isEmpty()) {
      return byVersions(scope, product -> new Place(product.retailer(), product.category(), null));
    }
    var labels = new HashMap<Integer, Integer>();
    var retailers = new LinkedHashMap<String, Integer>();
    try (SqlQuery query =
            MEMBERS
                .on(connection)
                .set("stores", "integer", scope.storeKeys())
                .set("dimension", Dimension.RETAILER.name());
        ResultSet row = query.rows()) {
      while (row.next()) {
        labels.put(
            row.getInt("store_key"),
            retailers.computeIfAbsent(row.getString("retailer"), r -> retailers.size()));
      }
    }
    List<String> byLabel = List.copyOf(retailers.keySet());
    var members = new ArrayList<Member>();
    reader(scope)
        .categories(
            labels,
            row -> {
              String category = row.getString("category");
              members.add(
                  new Member(
                      byLabel.get(row.getInt("label")),
                      category.isEmpty() ? null : category,
                      null,
                      row.getString("currency"),
                      FigureRow.figures(row)));
            });
    return members;
  }

  private record ProductOf(
      String retailer, String id, @Nullable String name, @Nullable String category) {}

  private List<Member> byProduct(Scope scope) throws SQLException {
    return byVersions(
        scope, product -> new Place(product.retailer(), product.id(), product.name()));
  }

  /** Adds up versions of products. */
  private List<Member> byVersions(Scope scope, Function<ProductOf, Place> placeOf)
      throws SQLException {
    var products = new HashMap<Integer, ProductOf>();
    try (SqlQuery query = PRODUCT_NAMES.on(connection).set("stores", "integer", scope.storeKeys());
        ResultSet row = query.rows()) {
      while (row.next()) {
        products.put(
            row.getInt("product_key"),
            new ProductOf(
                row.getString("retailer"),
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category")));
      }
    }
    record Key(Place place, String currency) {}
    Map<Key, Figures> sums = new HashMap<>();
    reader(scope)
        .products(
            row -> {
              ProductOf product = products.get(row.getInt("product_key"));
              if (product != null) {
                sums.merge(
                    new Key(placeOf.apply(product), row.getString("currency")),
                    FigureRow.figures(row),
                    Figures::plus);
              }
            });
    var members = new ArrayList<Member>();
    sums.forEach(
        (key, figures) ->
            members.add(
                new Member(
                    key.place().retailer(),
                    key.place().member(),
                    key.place().name(),
                    key.currency(),
                    figures)));
    return members;
  }

  /** What the rollups of its stores hold; it is read once for the same stores. */
  RollupState state(Scope scope) throws SQLException {
    if (state == null || !scope.storeKeys().equals(stateOf)) {
      state = RollupState.of(connection, scope.storeKeys());
      stateOf = scope.storeKeys();
    }
    return state;
  }

  private RollupReader reader(Scope scope) throws SQLException {
    return new RollupReader(connection, scope, state(scope));
  }
}
