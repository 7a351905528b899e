package io.haat.warehouse.sales;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads figures. Amounts of different currencies are never added. Not thread-safe. */
public final class SalesReader {
  private final Connection connection;

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

  /**
   * Figures of one member of a dimension.
   *
   * @param retailer the retailer that it belongs to, null where it may be several
   * @param member what it is called; null gathers those that say nothing about it
   * @param name what it is called by people, if that is something else
   */
  public record Member(
      @Nullable String retailer,
      @Nullable String member,
      @Nullable String name,
      String currency,
      Figures figures) {}

  /** The figures by currency; a currency without lines is absent. */
  public SortedMap<String, Figures> total(Scope scope) throws SQLException {
    var byCurrency = new TreeMap<String, Figures>();
    try (PreparedStatement statement = connection.prepareStatement(TOTAL)) {
      bind(statement, scope, 1);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byCurrency.put(row.getString("currency"), figures(row));
        }
      }
    }
    return byCurrency;
  }

  /** The periods that have lines, in their order. */
  public List<Period> series(Scope scope, Granularity granularity) throws SQLException {
    var periods = new ArrayList<Period>();
    try (PreparedStatement statement = connection.prepareStatement(SERIES)) {
      statement.setString(1, granularity.name());
      bind(statement, scope, 2);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          periods.add(
              new Period(
                  row.getObject("start", LocalDateTime.class),
                  row.getString("currency"),
                  figures(row)));
        }
      }
    }
    return periods;
  }

  /** The members that have lines, those with the highest net sales first. */
  public List<Member> by(Scope scope, Dimension dimension) throws SQLException {
    var members = new ArrayList<Member>();
    String sql =
        switch (dimension) {
          case RETAILER -> BY_STORE.replace("$member", "r.retailer").replace("$name", "null::text");
          case STORE -> BY_STORE.replace("$member", "s.store_id").replace("$name", "s.store_name");
          case CITY -> BY_STORE.replace("$member", "s.store_city").replace("$name", "null::text");
          case REGION ->
              BY_STORE.replace("$member", "s.store_region").replace("$name", "null::text");
          case TIER -> BY_STORE.replace("$member", "s.store_tier").replace("$name", "null::text");
          case CATEGORY ->
              BY_PRODUCT.replace("$member", "p.category").replace("$name", "null::text");
          case PRODUCT ->
              BY_PRODUCT.replace("$member", "p.product_id").replace("$name", "max(p.product_name)");
        };
    try (PreparedStatement statement =
        connection.prepareStatement(
            sql.replace(
                "group by 1, 2, 3", sql.contains("max(") ? "group by 1, 2" : "group by 1, 2, 3"))) {
      bind(statement, scope, 1);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          members.add(
              new Member(
                  row.getString("retailer"),
                  row.getString("member"),
                  row.getString("name"),
                  row.getString("currency"),
                  figures(row)));
        }
      }
    }
    return members;
  }

  private static void bind(PreparedStatement statement, Scope scope, int first)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setObject(first, scope.days().from());
    statement.setObject(first + 1, scope.days().to());
    statement.setArray(first + 2, connection.createArrayOf("integer", scope.storeKeys().toArray()));
    Object[] products = scope.productKeys().map(List::toArray).orElse(null);
    statement.setArray(
        first + 3, products == null ? null : connection.createArrayOf("integer", products));
  }

  private static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        null,
        row.getLong("lines"),
        row.getBigDecimal("units"),
        row.getBigDecimal("discounts"),
        row.getBigDecimal("sales"),
        row.getLong("refund_lines"),
        row.getBigDecimal("refund_units"),
        row.getBigDecimal("refunds"));
  }

  private static final String TOTAL =
      """
      with asked as (
        select ?::date as from_day, ?::date as to_day, ?::integer[] as stores, ?::integer[] as products)
      select currency,
             sum(lines) as lines, sum(units) as units,
             sum(discount_amount) as discounts, sum(sales_amount) as sales,
             sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
             sum(refund_amount) as refunds
      from sales_daily, asked
      where day >= from_day and day < to_day and store_key = any (stores)
        and (products is null or product_key = any (products))
      group by currency""";

  private static final String SERIES =
      """
      with asked as (
        select ? as granularity, ?::date as from_day, ?::date as to_day, ?::integer[] as stores,
               ?::integer[] as products)
      select date_trunc(granularity, day::timestamp) as start, currency,
             sum(lines) as lines, sum(units) as units,
             sum(discount_amount) as discounts, sum(sales_amount) as sales,
             sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
             sum(refund_amount) as refunds
      from sales_daily, asked
      where day >= from_day and day < to_day and store_key = any (stores)
        and (products is null or product_key = any (products))
      group by 1, 2
      order by 1, 2""";

  private static final String BY_STORE =
      """
      with asked as (
        select ?::date as from_day, ?::date as to_day, ?::integer[] as stores, ?::integer[] as products)
      select r.retailer, $member as member, $name as name, d.currency,
             sum(lines) as lines, sum(units) as units,
             sum(discount_amount) as discounts, sum(sales_amount) as sales,
             sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
             sum(refund_amount) as refunds
      from sales_daily d cross join asked
      join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      where day >= from_day and day < to_day and store_key = any (stores)
        and (products is null or product_key = any (products))
      group by 1, 2, 3, d.currency
      order by sum(sales_amount) - sum(refund_amount) desc, 1, 2""";

  private static final String BY_PRODUCT =
      """
      with asked as (
        select ?::date as from_day, ?::date as to_day, ?::integer[] as stores, ?::integer[] as products)
      select r.retailer, $member as member, $name as name, d.currency,
             sum(lines) as lines, sum(units) as units,
             sum(discount_amount) as discounts, sum(sales_amount) as sales,
             sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
             sum(refund_amount) as refunds
      from sales_daily d cross join asked
      join dim_product p using (product_key) join dim_retailer r using (retailer_key)
      where day >= from_day and day < to_day and store_key = any (stores)
        and (products is null or product_key = any (products))
      group by 1, 2, 3, d.currency
      order by sum(sales_amount) - sum(refund_amount) desc, 1, 2""";
}
