package io.haat.warehouse.rollup;

import io.haat.warehouse.load.PendingSales;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what the writers keep with what the facts come to. */
public final class RollupCheck {
  private static final int MOST_DIFFERENCES = 100;

  private RollupCheck() {}

  /**
   * The first rows of {@code sales_daily}, {@code sales_hourly}, {@code product_sales_quarterly},
   * {@code customer_sales_daily} and {@code customer_first} that are not as they should be: {@code
   * kept} and the row that is there, {@code true} and the row that should be. Reads all facts;
   * changes nothing. What is pending counts as kept; what is logged to be made anew is passed over.
   *
   * @param connection in autocommit
   */
  public static List<String> differences(Connection connection) throws SQLException {
    var differences = new ArrayList<String>();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      PendingSales.fold(connection);
      add(differences, statement, CUSTOMERS);
      add(differences, statement, CUSTOMER_FIRSTS);
      add(differences, statement, UNCOUNTED_DAYS);
      add(differences, statement, QUARTERS);
      statement.execute(BEFORE);
      StoreRebuild.run(connection, stores(statement));
      for (String table : List.of("daily", "hourly")) {
        add(differences, statement, DIFFERENCES.replace("$table", table));
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return differences;
  }

  private static void add(List<String> differences, Statement statement, String sql)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next() && differences.size() < MOST_DIFFERENCES) {
        differences.add(row.getString(1));
      }
    }
  }

  private static List<Integer> stores(Statement statement) throws SQLException {
    var stores = new ArrayList<Integer>();
    try (ResultSet row = statement.executeQuery("select store_key from dim_store")) {
      while (row.next()) {
        stores.add(row.getInt(1));
      }
    }
    return stores;
  }

  private static final String BEFORE =
      """
      create temp table daily_before on commit drop as table sales_daily;
      create temp table hourly_before on commit drop as table sales_hourly""";

  private static final String DIFFERENCES =
      """
      select 'kept sales_$table ' || k::text from (table $table_before except table sales_$table) k
      union all
      select 'true sales_$table ' || t::text from (table sales_$table except table $table_before) t""";

  private static final String CUSTOMERS =
      """
      with line as (
        select store_key, customer_key, currency, transaction_id, sold_at, quantity, total_amount as sold,
               null::numeric as refunded
        from fact_sales where customer_key is not null
        union all
        select store_key, customer_key, currency, null, sold_at, 0, 0, total_amount
        from fact_refunds where customer_key is not null),
      truth as (
        select (sold_at at time zone business_zone)::date as day, store_key, first.customer_key, l.currency,
               count(distinct transaction_id) as transactions, trim_scale(sum(quantity)) as units,
               trim_scale(sum(sold)) as sales_amount, count(refunded) as refund_lines,
               trim_scale(coalesce(sum(refunded), 0)) as refund_amount
        from line l join dim_store s using (store_key) join dim_customer c using (customer_key)
        join dim_customer first on first.retailer_key = c.retailer_key and first.customer_id = c.customer_id
          and first.valid_from = '-infinity'
        group by 1, 2, 3, 4),
      kept as (
        select day, store_key, customer_key, currency, transactions, trim_scale(units) as units,
               trim_scale(sales_amount) as sales_amount, refund_lines, trim_scale(refund_amount) as refund_amount
        from customer_sales_daily),
      differing as (
        select 'kept customer_sales_daily ' as side, k.* from (table kept except table truth) k
        union all
        select 'true customer_sales_daily ', t.* from (table truth except table kept) t)
      select side || (day, store_key, customer_key, d.currency, transactions, units, sales_amount, refund_lines, refund_amount)::text
      from differing d join dim_store s using (store_key)
      where not exists (
        select from customer_change x where x.retailer_key = s.retailer_key and x.day = d.day)""";

  private static final String CUSTOMER_FIRSTS =
      """
      with truth as (
        select customer_key, min(day) as first_on from customer_sales_daily where transactions > 0 group by 1),
      kept as (select customer_key, first_on from customer_first where first_on < 'infinity')
      select 'kept customer_first ' || k::text from (table kept except table truth) k
      union all
      select 'true customer_first ' || t::text from (table truth except table kept) t""";

  private static final String UNCOUNTED_DAYS =
      """
      with days as (
        select retailer_key, day from customer_sales_daily join dim_store using (store_key)
        union
        select retailer_key, first_on from customer_first where first_on < 'infinity')
      select 'not in customer_day_change ' || d::text
      from (table days except select retailer_key, day from customer_day_change) d""";

  /** Quarters that readers may use, by the days that the other checks compare with the facts. */
  private static final String QUARTERS =
      """
      with held as (
        select retailer_key, quarter, rollups_before
        from (select retailer_key, date_trunc('quarter', month)::date as quarter, month, upto from rollup_month) m
        join dim_retailer using (retailer_key)
        where not exists (
          select from rollup_change x
          where x.retailer_key = m.retailer_key
            and (x.day is null or x.day >= quarter and x.day < quarter + interval '3 months'))
        group by 1, 2, 3
        having bool_and(upto is not distinct from (month + interval '1 month')::date)),
      sold as materialized (
        select store_key, quarter, product_key, d.currency,
               sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
               sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount,
               sum(refund_lines) as refund_lines, sum(refund_units) as refund_units,
               sum(refund_amount) as refund_amount
        from held join dim_store s using (retailer_key) join sales_daily d using (store_key)
        where day >= quarter and day < least(quarter + interval '3 months', rollups_before)
        group by 1, 2, 3, 4),
      truth as (
        select group_key, quarter, product_key, currency,
               sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
               sum(refund_lines), sum(refund_units), sum(refund_amount)
        from store_group cross join unnest(store_keys) store_key join sold using (store_key)
        group by 1, 2, 3, 4),
      kept as (
        select q.*
        from held join store_group using (retailer_key) join product_sales_quarterly q using (group_key, quarter))
      select 'kept product_sales_quarterly ' || k::text from (table kept except table truth) k
      union all
      select 'true product_sales_quarterly ' || t::text from (table truth except table kept) t""";
}
