package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.FactReader.Grouping;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses the rollups that hold the figures of a scope, and reads them. */
final class RollupReader {
  private static final SqlFile DAYS = SqlFile.of(RollupReader.class, "days.sql");
  private static final SqlFile HOURS = SqlFile.of(RollupReader.class, "hours.sql");
  private static final SqlFile CATEGORIES = SqlFile.of(RollupReader.class, "categories.sql");
  private static final SqlFile PRODUCT = SqlFile.of(RollupReader.class, "product.sql");
  private static final SqlFile PRODUCT_OF_RETAILERS =
      SqlFile.of(RollupReader.class, "product_of_retailers.sql");
  private static final SqlFile PRODUCTS = SqlFile.of(RollupReader.class, "products.sql");

  private static final int MOST_GROUPS_BY_MONTH = 20;

  private final Connection connection;
  private final Scope scope;
  private final RollupState state;

  RollupReader(Connection connection, Scope scope, RollupState state) {
    this.connection = connection;
    this.scope = scope;
    this.state = state;
  }

  /** Takes the rows of a result. */
  @FunctionalInterface
  interface RowTaker {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Figures by the label of their stores, and by period.
   *
   * @param labels of each store of the scope
   * @param granularity absent: all days are one period
   */
  List<FigureRow> figures(Map<Integer, Integer> labels, Optional<Granularity> granularity)
      throws SQLException {
    var rows = new ArrayList<FigureRow>();
    RowTaker taker = row -> rows.add(FigureRow.of(row));
    boolean hours = granularity.equals(Optional.of(Granularity.HOUR));
    boolean minutes = granularity.equals(Optional.of(Granularity.MINUTE));
    if (minutes || (scope.productKeys().isPresent() && (hours || !scope.channels().isEmpty()))) {
      var grouping = granularity.isEmpty() ? Grouping.TOTAL : Grouping.PERIOD;
      facts().read(labels, grouping, granularity, taker);
    } else if (scope.category().isPresent()) {
      categories(labels, granularity, taker);
    } else if (scope.productKeys().isPresent()) {
      product(labels, granularity, taker);
    } else if (hours) {
      hours(labels, false, taker);
    } else {
      days(labels, granularity, taker);
    }
    return rows;
  }

  /** From rollups of groups of stores by day and month. */
  private void days(Map<Integer, Integer> labels, Optional<Granularity> granularity, RowTaker taker)
      throws SQLException {
    ReadPlan plan = ReadPlan.of(scope.days(), state, wholeMonthsServe(granularity));
    try (SqlQuery query = planned(DAYS, plan)) {
      stores(query, labels);
      groups(query, StoreCover.of(labels, state.groups(), 1));
      period(query, granularity);
      read(query, taker);
    }
  }

  /** By hour of the day and day of the week. */
  void week(RowTaker taker) throws SQLException {
    if (scope.productKeys().isPresent()) {
      facts().read(oneLabel(), Grouping.WEEK, Optional.empty(), taker);
    } else {
      hours(oneLabel(), true, taker);
    }
  }

  private FactReader facts() {
    return new FactReader(connection, scope, state);
  }

  /** Groups of several stores have hours of their own; a single store's are those that are kept. */
  private void hours(Map<Integer, Integer> labels, boolean week, RowTaker taker)
      throws SQLException {
    // Channels are not told apart in the hours of groups.
    int leastStores = scope.channels().isEmpty() ? 2 : Integer.MAX_VALUE;
    StoreCover cover = StoreCover.of(labels, state.groups(), leastStores);
    var single = new HashMap<>(labels);
    single.keySet().removeAll(cover.storeKeys());
    try (SqlQuery query = planned(HOURS, ReadPlan.of(scope.days(), state, false))) {
      stores(query, labels);
      groups(query, cover);
      query.set("single_stores", "integer", single.keySet());
      query.set("single_labels", "integer", single.values());
      query.set("week", week);
      read(query, taker);
    }
  }

  /** By category. */
  void categories(Map<Integer, Integer> labels, RowTaker taker) throws SQLException {
    if (!scope.channels().isEmpty()) {
      facts().read(labels, Grouping.CATEGORY, Optional.empty(), taker);
    } else {
      categories(labels, Optional.empty(), taker);
    }
  }

  /** By category, or of the scope's one. */
  private void categories(
      Map<Integer, Integer> labels, Optional<Granularity> granularity, RowTaker taker)
      throws SQLException {
    ReadPlan plan = ReadPlan.of(scope.days(), state, wholeMonthsServe(granularity));
    try (SqlQuery query = planned(CATEGORIES, plan)) {
      stores(query, labels);
      groups(query, StoreCover.of(labels, state.groups(), 1));
      period(query, granularity);
      query.set("category", scope.category().orElse(null));
      read(query, taker);
    }
  }

  private void product(
      Map<Integer, Integer> labels, Optional<Granularity> granularity, RowTaker taker)
      throws SQLException {
    boolean oneLabel = labels.values().stream().distinct().count() <= 1;
    StoreCover cover = StoreCover.of(labels, state.groups(), 1);
    if (state.allStores() && oneLabel) {
      ReadPlan plan = ReadPlan.of(scope.days(), state, wholeMonthsServe(granularity));
      try (SqlQuery query = planned(PRODUCT_OF_RETAILERS, plan)) {
        stores(query, labels);
        query.set("groups", "integer", cover.groupKeys());
        period(query, granularity);
        read(query, taker);
      }
      return;
    }
    // Months of many groups are so many look-ups that reading all days of the product is faster.
    boolean byMonths =
        wholeMonthsServe(granularity) && cover.groups().size() <= MOST_GROUPS_BY_MONTH;
    try (SqlQuery query = planned(PRODUCT, ReadPlan.of(scope.days(), state, byMonths))) {
      stores(query, labels);
      groups(query, cover);
      period(query, granularity);
      read(query, taker);
    }
  }

  /** By product version. */
  void products(RowTaker taker) throws SQLException {
    if (!scope.channels().isEmpty()) {
      facts().read(oneLabel(), Grouping.PRODUCT, Optional.empty(), taker);
      return;
    }
    ReadPlan plan = ReadPlan.of(scope.days(), state, true);
    StoreCover cover = StoreCover.of(oneLabel(), state.groups(), 2);
    var single = new HashSet<>(scope.storeKeys());
    single.removeAll(cover.storeKeys());
    try (SqlQuery query = planned(PRODUCTS, plan)) {
      stores(query, oneLabel());
      groups(query, StoreCover.of(oneLabel(), state.groups(), 1));
      QuarterPlan quarters = QuarterPlan.of(plan.months(), state);
      query.set("quarters", "date", quarters.quarters());
      query.set("months", "date", quarters.beside());
      PentadPlan pentads = PentadPlan.of(plan.rolledUp(), state);
      query.set("pentads", "date", pentads.pentads());
      DayRange.set(query, "beside", pentads.beside());
      query.set("signs", "integer", pentads.signs());
      query.set("single_stores", "integer", single);
      query.set("grouped_stores", "integer", cover.storeKeys());
      query.set("all_stores", state.allStores() && single.isEmpty());
      read(query, taker);
    }
  }

  /** All stores alike. */
  Map<Integer, Integer> oneLabel() {
    var labels = new HashMap<Integer, Integer>();
    scope.storeKeys().forEach(store -> labels.put(store, 0));
    return labels;
  }

  private static boolean wholeMonthsServe(Optional<Granularity> granularity) {
    return granularity.isEmpty() || granularity.get() == Granularity.MONTH;
  }

  private SqlQuery planned(SqlFile file, ReadPlan plan) throws SQLException {
    SqlQuery query = file.on(connection);
    query.set("months", "date", plan.months());
    DayRange.set(query, "rolled", plan.rolledUp());
    DayRange.set(query, "kept", plan.kept());
    query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
    query.set("products", "integer", scope.productKeys().orElse(null));
    return query;
  }

  private static void stores(SqlQuery query, Map<Integer, Integer> labels) throws SQLException {
    query.set("stores", "integer", labels.keySet());
    query.set("store_labels", "integer", labels.values());
  }

  private static void groups(SqlQuery query, StoreCover cover) throws SQLException {
    query.set("groups", "integer", cover.groupKeys());
    query.set("group_labels", "integer", cover.labels());
  }

  private static void period(SqlQuery query, Optional<Granularity> granularity)
      throws SQLException {
    query.set("period", granularity.map(g -> g.name().toLowerCase(Locale.ROOT)).orElse(null));
  }

  private static void read(SqlQuery query, RowTaker taker) throws SQLException {
    try (ResultSet row = query.rows()) {
      while (row.next()) {
        taker.accept(row);
      }
    }
  }
}
