package io.haat.warehouse.rollup;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;

/** Makes the rollups of a month anew, and with it its quarter. */
final class MonthRollups {
  private static final List<SqlFile> PRODUCT_QUARTERS =
      List.of(
          SqlFile.of(MonthRollups.class, "product_quarters_deleted.sql"),
          SqlFile.of(MonthRollups.class, "product_quarters.sql"));

  private final Connection connection;

  MonthRollups(Connection connection) {
    this.connection = connection;
  }

  /**
   * Replaces what there is of a month.
   *
   * @param month its first day
   * @param upto the first day that is not to be in it, of this month or the next one's first
   */
  void make(short retailerKey, LocalDate month, LocalDate upto) throws SQLException {
    for (String sql : List.of(DELETE_GROUPS, DELETE_CATEGORIES, DELETE_PRODUCTS, DELETE_REASONS)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setShort(1, retailerKey);
        statement.setObject(2, month);
        statement.executeUpdate();
      }
    }
    for (String sql : List.of(GROUPS, CATEGORIES, PRODUCTS, REASONS, REMEMBER)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setShort(1, retailerKey);
        statement.setObject(2, month);
        statement.setObject(3, upto);
        statement.executeUpdate();
      }
    }
    for (SqlFile step : PRODUCT_QUARTERS) {
      try (SqlQuery query = step.on(connection)) {
        query.set("retailer", retailerKey);
        query.set("quarter", month.with(IsoFields.DAY_OF_QUARTER, 1));
        query.run();
      }
    }
  }

  private static final String DELETE_GROUPS =
      """
      delete from group_sales_monthly
      where group_key in (select group_key from store_group where retailer_key = ?) and month = ?""";

  private static final String DELETE_CATEGORIES =
      """
      delete from category_sales_monthly
      where group_key in (select group_key from store_group where retailer_key = ?) and month = ?""";

  private static final String DELETE_PRODUCTS =
      """
      delete from product_sales_monthly
      where group_key in (select group_key from store_group where retailer_key = ?) and month = ?""";

  private static final String DELETE_REASONS =
      """
      delete from refund_reasons_monthly
      where group_key in (select group_key from store_group where retailer_key = ?) and month = ?""";

  private static final String GROUPS =
      """
      insert into group_sales_monthly
      with asked as (select ?::smallint as retailer_key, ?::date as month, ?::date as upto)
      select group_key, month, channel, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) join group_sales_daily using (group_key)
      where day >= month and day < upto
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4""";

  private static final String CATEGORIES =
      """
      insert into category_sales_monthly
      with asked as (select ?::smallint as retailer_key, ?::date as month, ?::date as upto)
      select category, group_key, month, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) join category_sales_daily using (group_key)
      where day >= month and day < upto
      group by 1, 2, 3, 4
      order by 2, 1, 3, 4""";

  private static final String PRODUCTS =
      """
      insert into product_sales_monthly
      with asked as (select ?::smallint as retailer_key, ?::date as month, ?::date as upto),
      sold as materialized (
        select d.store_key, product_key, d.currency,
               sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
               sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount,
               sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
               sum(refund_amount) as refund_amount
        from asked join dim_store s using (retailer_key) join sales_daily d using (store_key)
        where d.day >= month and d.day < upto
        group by 1, 2, 3)
      select group_key, month, product_key, currency,
             sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) cross join unnest(store_keys) store_key
      join sold using (store_key)
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4""";

  /** Two days more on either side cover every zone. */
  private static final String REASONS =
      """
      insert into refund_reasons_monthly
      with asked as (select ?::smallint as retailer_key, ?::date as month, ?::date as upto),
      refunded as materialized (
        select s.store_key, coalesce(p.category, '') as category, coalesce(f.channel, '') as channel,
               coalesce(f.reason, '') as reason, f.currency, count(*) as refund_lines, coalesce(sum(f.quantity), 0) as refund_units,
               sum(f.total_amount) as refund_amount
        from asked join dim_store s using (retailer_key) join fact_refunds f using (store_key)
        join (select product_key, category from dim_product) p using (product_key)
        where f.sold_at >= month - 2 and f.sold_at < upto + 2
          and (f.sold_at at time zone s.business_zone)::date >= month
          and (f.sold_at at time zone s.business_zone)::date < upto
        group by 1, 2, 3, 4, 5)
      select group_key, month, category, channel, reason, currency,
             sum(refund_lines), sum(refund_units), sum(refund_amount)
      from asked join store_group using (retailer_key) cross join unnest(store_keys) store_key
      join refunded using (store_key)
      group by 1, 2, 3, 4, 5, 6
      order by 1, 2, 3, 4, 5, 6""";

  private static final String REMEMBER =
      """
      insert into rollup_month (retailer_key, month, upto) values (?, ?, ?)
      on conflict (retailer_key, month) do update set upto = excluded.upto""";
}
