package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads hours of a product or category, and products and categories of a channel, by rollups that
 * are nearly as fine as the facts; and counts these, and minutes, from the facts where no rollup
 * holds them. The facts are found by their time, and are many: so only few days can be asked for.
 */
final class FactReader {
  /** A month of days. */
  static final long MOST_DAYS = 31;

  /** Of minutes: whoever asks for them wants to see what is going on. */
  static final long MOST_DAYS_OF_MINUTES = 2;

  private static final SqlFile FACTS = SqlFile.of(FactReader.class, "facts.sql");

  private final Connection connection;
  private final Scope scope;
  private final RollupState state;

  FactReader(Connection connection, Scope scope, RollupState state) {
    this.connection = connection;
    this.scope = scope;
    this.state = state;
  }

  /** What the figures are told apart by, beside the labels of the stores. */
  enum Grouping {
    TOTAL,
    PERIOD,
    WEEK,
    CATEGORY,
    PRODUCT
  }

  /**
   * Reads rows of {@code facts.sql}.
   *
   * @param period for {@link Grouping#PERIOD}
   * @throws TooManyDaysException if too many days are asked for
   */
  void read(
      Map<Integer, Integer> labels,
      Grouping grouping,
      Optional<Granularity> period,
      RollupReader.RowTaker taker)
      throws SQLException {
    DayRange days = scope.days();
    boolean minutes = period.equals(Optional.of(Granularity.MINUTE));
    long most = minutes ? MOST_DAYS_OF_MINUTES : MOST_DAYS;
    if (days.days() > most) {
      throw new TooManyDaysException(days.days(), most);
    }
    // No rollup holds minutes.
    var plan =
        minutes
            ? new ReadPlan(List.of(), List.of(), List.of(days))
            : ReadPlan.of(days, state, false);
    try (SqlQuery query = FACTS.on(connection)) {
      TimeRange.set(query, TimeRange.of(connection, plan.kept(), scope.storeKeys()));
      DayRange.set(query, "rolled", plan.rolledUp());
      query.set("stores", "integer", labels.keySet());
      query.set("store_labels", "integer", labels.values());
      query.set("products", "integer", scope.productKeys().orElse(null));
      query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
      query.set("grouping", grouping.name().toLowerCase(Locale.ROOT));
      query.set("period", period.map(p -> p.name().toLowerCase(Locale.ROOT)).orElse(null));
      query.set("finest", minutes ? "minute" : "hour");
      query.set("within", within(grouping));
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          taker.accept(row);
        }
      }
    }
  }

  /** A receipt counts once for what the scope or the grouping tells apart. */
  private String within(Grouping grouping) {
    if (grouping == Grouping.PRODUCT) {
      return "product";
    }
    if (grouping == Grouping.CATEGORY || scope.category().isPresent()) {
      return "category";
    }
    return scope.productKeys().isPresent() ? "product" : "";
  }
}
