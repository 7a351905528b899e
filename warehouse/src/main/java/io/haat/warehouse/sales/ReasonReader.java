package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads why goods came back. */
public final class ReasonReader {
  private static final SqlFile REASONS = SqlFile.of(ReasonReader.class, "reasons.sql");

  private final Connection connection;

  /** Reads with this connection, whose {@code search_path} must find Haat's tables. */
  public ReasonReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Refunds of one reason.
   *
   * @param reason null where none was said
   * @param lines how many
   * @param units quantity that came back, as far as it is known
   * @param amount paid back
   */
  public record Reason(
      @Nullable String reason, String currency, long lines, BigDecimal units, BigDecimal amount) {}

  /** By the day of the refund, the largest amount first. */
  public List<Reason> read(Scope scope) throws SQLException {
    RollupState state = RollupState.of(connection, scope.storeKeys());
    boolean ofOneProduct = scope.productKeys().isPresent() && scope.category().isEmpty();
    var plan =
        ofOneProduct
            ? new ReadPlan(List.of(), List.of(), List.of(scope.days()))
            : ReadPlan.of(scope.days(), state, true);
    var ranges = new ArrayList<>(plan.rolledUp());
    ranges.addAll(plan.kept());
    var labels = new HashMap<Integer, Integer>();
    scope.storeKeys().forEach(store -> labels.put(store, 0));
    var reasons = new ArrayList<Reason>();
    try (SqlQuery query = REASONS.on(connection)) {
      TimeRange.set(query, TimeRange.of(connection, ranges, scope.storeKeys()));
      query.set("months", "date", plan.months());
      query.set("groups", "integer", StoreCover.of(labels, state.groups(), 1).groupKeys());
      query.set("stores", "integer", scope.storeKeys());
      query.set("category", scope.category().orElse(null));
      query.set("products", "integer", scope.productKeys().orElse(null));
      query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          reasons.add(reason(row));
        }
      }
    }
    reasons.sort(
        Comparator.comparing(Reason::amount)
            .reversed()
            .thenComparing(reason -> String.valueOf(reason.reason()))
            .thenComparing(Reason::currency));
    return reasons;
  }

  private static Reason reason(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return new Reason(
        reason.isEmpty() ? null : reason,
        row.getString("currency"),
        row.getLong("refund_lines"),
        row.getBigDecimal("refund_units"),
        row.getBigDecimal("refunds"));
  }
}
