package io.haat.warehouse.load;

import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rollups that each load keeps up to date: what a unit adds is added to the keys that it
 * touches, in the unit's own transaction.
 */
public final class Rollups {
  private static final List<String> DAILY_KEY =
      List.of("day", "store_key", "product_key", "currency");
  private static final List<String> SALES_COLUMNS =
      concat(
          DAILY_KEY,
          List.of(
              "lines",
              "transactions",
              "category_firsts",
              "units",
              "discount_amount",
              "sales_amount"));
  private static final List<String> REFUND_COLUMNS =
      concat(DAILY_KEY, List.of("refund_lines", "refund_units", "refund_amount"));

  private static final List<String> HOUR_COLUMNS =
      List.of(
          "hour",
          "store_key",
          "channel",
          "currency",
          "transactions",
          "lines",
          "units",
          "discount_amount",
          "sales_amount",
          "refund_lines",
          "refund_units",
          "refund_amount");

  public static final List<String> CITY_COLUMNS =
      List.of("retailer", "store_city", "product_id", "currency", "total_sales", "lines");

  private final Connection connection;

  public Rollups(Connection connection) {
    this.connection = connection;
  }

  /**
   * The last day, from the given one on, on which one of the stores has sales; days after it are
   * new.
   */
  public Optional<LocalDate> lastDay(LocalDate from, List<Integer> storeKeys) throws SQLException {
    String sql =
        """
        select day from sales_daily
        where day >= ? and store_key = any (?)
        order by day desc limit 1""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, from);
      statement.setArray(2, connection.createArrayOf("integer", storeKeys.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, LocalDate.class)) : Optional.empty();
      }
    }
  }

  /**
   * Takes sales of days that no stored row has: the key, lines, transactions, those counted for the
   * category, units, discount, amount.
   */
  public BinaryCopy salesOfNewDays() throws SQLException {
    return BinaryCopy.into(connection, "sales_daily", SALES_COLUMNS);
  }

  /** Takes sales to be added to days that may have rows already; then {@link #addToDays}. */
  public BinaryCopy salesToAdd() throws SQLException {
    return intoDelta(SALES_COLUMNS);
  }

  /** Takes refunds to be added, the key, lines, units, amount; then {@link #addToDays}. */
  public BinaryCopy refundsToAdd() throws SQLException {
    return intoDelta(REFUND_COLUMNS);
  }

  private BinaryCopy intoDelta(List<String> columns) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table if not exists daily_delta
            (like sales_daily including defaults) on commit delete rows;
          truncate daily_delta""");
    }
    return BinaryCopy.into(connection, "daily_delta", columns);
  }

  public void addToDays() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into sales_daily as d select * from daily_delta
          order by day, store_key, product_key, currency
          on conflict (day, store_key, product_key, currency) do update
          set lines = d.lines + excluded.lines,
              transactions = d.transactions + excluded.transactions,
              category_firsts = d.category_firsts + excluded.category_firsts,
              units = d.units + excluded.units,
              discount_amount = d.discount_amount + excluded.discount_amount,
              sales_amount = d.sales_amount + excluded.sales_amount,
              refund_lines = d.refund_lines + excluded.refund_lines,
              refund_units = d.refund_units + excluded.refund_units,
              refund_amount = d.refund_amount + excluded.refund_amount""");
    }
  }

  /** The last day on which one of the stores has hours; days after it are new. */
  public Optional<LocalDate> lastDayWithHours(List<Integer> storeKeys) throws SQLException {
    String sql =
        """
        select max(last)::date
        from unnest(?) as store (store_key)
        cross join lateral (
          select max(hour) as last from sales_hourly h where h.store_key = store.store_key) h""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("integer", storeKeys.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, LocalDate.class));
      }
    }
  }

  /**
   * Takes hours of days that no stored row has: the key, transactions, lines, units, discount,
   * amount, and lines, units and amount of refunds.
   */
  public BinaryCopy hoursOfNewDays() throws SQLException {
    return BinaryCopy.into(connection, "sales_hourly", HOUR_COLUMNS);
  }

  /** Takes hours to be added to days that may have rows already; then {@link #addToHours}. */
  public BinaryCopy hoursToAdd() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table if not exists hourly_delta
            (like sales_hourly including defaults) on commit delete rows;
          truncate hourly_delta""");
    }
    return BinaryCopy.into(connection, "hourly_delta", HOUR_COLUMNS);
  }

  /**
   * Adds to the hours. Where a store has sold on that day before, a receipt may have lines of both,
   * which is counted twice until it is counted anew: that is asked for.
   */
  public void addToHours() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze hourly_delta");
      statement.executeUpdate(
          """
          insert into rollup_change (retailer_key, day, recount)
          select distinct retailer_key, day, true
          from (select distinct store_key, hour::date as day from hourly_delta where lines > 0) d
          join dim_store using (store_key)
          where exists (
            select from sales_hourly h
            where h.store_key = d.store_key and h.hour >= d.day and h.hour < d.day + 1 and h.lines > 0)""");
      statement.executeUpdate(
          """
          insert into sales_hourly as h select * from hourly_delta
          order by store_key, hour, channel, currency
          on conflict (store_key, hour, channel, currency) do update
          set transactions = h.transactions + excluded.transactions,
              lines = h.lines + excluded.lines,
              units = h.units + excluded.units,
              discount_amount = h.discount_amount + excluded.discount_amount,
              sales_amount = h.sales_amount + excluded.sales_amount,
              refund_lines = h.refund_lines + excluded.refund_lines,
              refund_units = h.refund_units + excluded.refund_units,
              refund_amount = h.refund_amount + excluded.refund_amount""");
    }
  }

  /** Takes what is to be added to cities and products; then {@link #addToCities}. */
  public BinaryCopy citiesToAddTo() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table if not exists city_delta (
            retailer text collate "C", store_city text collate "C", product_id text collate "C",
            currency text collate "C", total_sales numeric, lines bigint
          ) on commit delete rows;
          truncate city_delta""");
    }
    return BinaryCopy.into(connection, "city_delta", CITY_COLUMNS);
  }

  public void addToCities() throws SQLException {
    // Most cities have sold the product before; an update by join is twice as fast as ON CONFLICT.
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze city_delta");
      statement.executeUpdate(
          """
          update city_product_sales c
          set total_sales = c.total_sales + d.total_sales, lines = c.lines + d.lines
          from city_delta d
          where (c.retailer, c.store_city, c.product_id, c.currency)
              = (d.retailer, d.store_city, d.product_id, d.currency)""");
      statement.executeUpdate(
          """
          insert into city_product_sales
            (retailer, store_city, product_id, currency, total_sales, lines)
          select retailer, store_city, product_id, currency, total_sales, lines from city_delta d
          where not exists (
            select 1 from city_product_sales c
            where (c.retailer, c.store_city, c.product_id, c.currency)
                = (d.retailer, d.store_city, d.product_id, d.currency))""");
    }
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
