package io.haat.warehouse.rollup;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.Pentad;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Makes the rollups by day and by hour of some days anew, from what the writers keep. */
final class DayRollups {
  private static final List<SqlFile> PENTADS =
      List.of(
          SqlFile.of(DayRollups.class, "product_pentads_deleted.sql"),
          SqlFile.of(DayRollups.class, "product_pentads.sql"));
  private static final List<SqlFile> LINES_BY_PRODUCT =
      List.of(
          SqlFile.of(DayRollups.class, "lines_by_product_deleted.sql"),
          SqlFile.of(DayRollups.class, "lines_by_product.sql"));

  private final Connection connection;

  DayRollups(Connection connection) {
    this.connection = connection;
  }

  /** Replaces what there is of these days, which lie within one month or so. */
  void make(short retailerKey, Collection<LocalDate> days) throws SQLException {
    for (String delete : DELETES) {
      run(delete, retailerKey, days);
    }
    for (String insert : List.of(GROUPS, HOURS, CATEGORIES, PRODUCTS)) {
      run(insert, retailerKey, days);
    }
    for (Pentad pentad : Pentad.ofThose(days)) {
      for (SqlFile step : PENTADS) {
        try (SqlQuery query = step.on(connection)) {
          query.set("retailer", retailerKey).set("pentad", pentad.first());
          query.set("days", "date", pentad.days());
          query.run();
        }
      }
    }
    for (SqlFile step : LINES_BY_PRODUCT) {
      try (SqlQuery query = step.on(connection)) {
        query.set("retailer", retailerKey).set("days", "date", days);
        query.set("first_day", Collections.min(days)).set("last_day", Collections.max(days));
        query.run();
      }
    }
  }

  private void run(String sql, short retailerKey, Collection<LocalDate> days) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      statement.setArray(2, connection.createArrayOf("date", days.toArray()));
      statement.executeUpdate();
    }
  }

  private static final List<String> DELETES =
      List.of(
          """
          delete from group_sales_daily
          where group_key in (select group_key from store_group where retailer_key = ?) and day = any (?)""",
          """
          delete from group_sales_hourly h
          using (select group_key from store_group where retailer_key = ?) g, unnest(?::date[]) day
          where h.group_key = g.group_key and h.hour >= day and h.hour < day + 1""",
          """
          delete from category_sales_daily
          where group_key in (select group_key from store_group where retailer_key = ?) and day = any (?)""",
          """
          delete from product_sales_daily
          where product_key in (select product_key from dim_product where retailer_key = ?) and day = any (?)""");

  private static final String GROUPS =
      """
      insert into group_sales_daily
      with asked as (select ?::smallint as retailer_key, ?::date[] as days),
      sold as materialized (
        select h.store_key, day, channel, h.currency,
               sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
               sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount,
               sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
               sum(refund_amount) as refund_amount
        from asked cross join unnest(days) day join dim_store s using (retailer_key)
        join sales_hourly h on h.store_key = s.store_key and h.hour >= day and h.hour < day + 1
        group by 1, 2, 3, 4)
      select group_key, day, channel, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) cross join unnest(store_keys) store_key
      join sold using (store_key)
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4""";

  private static final String HOURS =
      """
      insert into group_sales_hourly
      with asked as (select ?::smallint as retailer_key, ?::date[] as days),
      sold as materialized (
        select h.store_key, hour, h.currency,
               sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
               sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount,
               sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
               sum(refund_amount) as refund_amount
        from asked cross join unnest(days) day join dim_store s using (retailer_key)
        join sales_hourly h on h.store_key = s.store_key and h.hour >= day and h.hour < day + 1
        group by 1, 2, 3)
      select group_key, hour, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) cross join unnest(store_keys) store_key
      join sold using (store_key)
      where cardinality(store_keys) > 1
      group by 1, 2, 3
      order by 1, 2, 3""";

  private static final String CATEGORIES =
      """
      insert into category_sales_daily
      with asked as (select ?::smallint as retailer_key, ?::date[] as days),
      sold as materialized (
        select coalesce(p.category, '') as category, d.store_key, d.day, d.currency,
               sum(category_firsts) as transactions, sum(lines) as lines, sum(units) as units,
               sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount,
               sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
               sum(refund_amount) as refund_amount
        from asked join dim_product p using (retailer_key) join sales_daily d using (product_key)
        where d.day = any (days)
        group by 1, 2, 3, 4)
      select category, group_key, day, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) cross join unnest(store_keys) store_key
      join sold using (store_key)
      group by 1, 2, 3, 4
      order by 2, 1, 3, 4""";

  private static final String PRODUCTS =
      """
      insert into product_sales_daily
      with asked as (select ?::smallint as retailer_key, ?::date[] as days)
      select product_key, day, d.currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join dim_product using (retailer_key) join sales_daily d using (product_key)
      where d.day = any (days)
      group by 1, 2, 3
      order by 2, 1, 3""";
}
