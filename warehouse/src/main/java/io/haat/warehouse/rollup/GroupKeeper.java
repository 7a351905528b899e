package io.haat.warehouse.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Keeps the groups of stores: each store alone, all of a retailer, those of one region, of one
 * tier, of both, and of one city if they are many. A group is the set of its stores and nothing
 * else, so whatever becomes of a store's region, the group's figures stay right.
 */
final class GroupKeeper {
  private static final List<String> ROLLUPS =
      List.of(
          "group_sales_daily",
          "group_sales_hourly",
          "category_sales_daily",
          "group_sales_monthly",
          "category_sales_monthly",
          "product_sales_monthly",
          "product_sales_quarterly",
          "product_sales_pentads",
          "refund_reasons_monthly");

  private final Connection connection;

  GroupKeeper(Connection connection) {
    this.connection = connection;
  }

  /** Brings the groups after the stores: those that are gone lose their rows, new ones get them. */
  void follow(short retailerKey) throws SQLException {
    run(CHANGES);
    if (findChanges(retailerKey) == 0) {
      return;
    }
    for (String table : ROLLUPS) {
      run(DELETE_ROWS.replace("$table", table));
    }
    // A store that is alone in a new group is new itself: its days are still to be rolled up.
    for (String sql :
        List.of(
            DELETE_GROUPS,
            INSERT_GROUPS,
            FILL_DAYS,
            FILL_HOURS,
            FILL_CATEGORIES,
            FILL_MONTHS,
            FILL_CATEGORY_MONTHS,
            FILL_PRODUCTS,
            FILL_QUARTERS,
            FILL_PENTADS,
            FILL_REASONS)) {
      run(sql);
    }
  }

  private int findChanges(short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_CHANGES)) {
      statement.setShort(1, retailerKey);
      return statement.executeUpdate();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final String CHANGES =
      """
      create temp table if not exists group_change (
        retailer_key smallint, group_key integer, store_keys integer[]) on commit delete rows;
      truncate group_change""";

  private static final String FIND_CHANGES =
      """
      with store as (select * from dim_store where retailer_key = ?),
      wanted as (
        select retailer_key, array_agg(store_key order by store_key) as store_keys
        from store group by retailer_key
        union
        select retailer_key, array[store_key] from store
        union
        select retailer_key, array_agg(store_key order by store_key)
        from store group by retailer_key, grouping sets ((store_region), (store_tier), (store_region, store_tier))
        union
        select retailer_key, array_agg(store_key order by store_key)
        from store group by retailer_key, store_city having count(*) >= 5)
      insert into group_change
      select coalesce(w.retailer_key, g.retailer_key), g.group_key, w.store_keys
      from wanted w
      full join (
        select g.* from store_group g
        where g.retailer_key = (select min(retailer_key) from store)) g
        on g.store_keys = w.store_keys
      where g.group_key is null or w.store_keys is null""";

  private static final String DELETE_ROWS =
      """
      delete from $table where group_key in (select group_key from group_change)""";

  private static final String DELETE_GROUPS =
      """
      delete from store_group where group_key in (select group_key from group_change)""";

  private static final String INSERT_GROUPS =
      """
      insert into store_group (retailer_key, store_keys)
      select retailer_key, store_keys from group_change where store_keys is not null""";

  private static final String MEMBERS =
      """
      with member as (
        select g.group_key as new_group, one.group_key, store_key
        from group_change c join store_group g using (retailer_key, store_keys)
        cross join unnest(store_keys) store_key
        join store_group one on one.retailer_key = c.retailer_key and one.store_keys = array[store_key]
        where cardinality(c.store_keys) > 1)
      """;

  private static final String SUMS =
      """
      sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
             sum(refund_lines), sum(refund_units), sum(refund_amount)""";

  private static final String FILL_DAYS =
      "insert into group_sales_daily\n"
          + MEMBERS
          + """
          select new_group, day, channel, currency, $sums
          from member join group_sales_daily using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_HOURS =
      "insert into group_sales_hourly\n"
          + MEMBERS
          + """
          select new_group, hour, h.currency, $sums
          from member join dim_store using (store_key) join dim_retailer using (retailer_key)
          join sales_hourly h using (store_key)
          where hour < rollups_before
          group by 1, 2, 3"""
              .replace("$sums", SUMS);

  private static final String FILL_CATEGORIES =
      "insert into category_sales_daily\n"
          + MEMBERS
          + """
          select category, new_group, day, currency, $sums
          from member join category_sales_daily using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_MONTHS =
      "insert into group_sales_monthly\n"
          + MEMBERS
          + """
          select new_group, month, channel, currency, $sums
          from member join group_sales_monthly using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_CATEGORY_MONTHS =
      "insert into category_sales_monthly\n"
          + MEMBERS
          + """
          select category, new_group, month, currency, $sums
          from member join category_sales_monthly using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_PRODUCTS =
      "insert into product_sales_monthly\n"
          + MEMBERS
          + """
          select new_group, month, product_key, currency, $sums
          from member join product_sales_monthly using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_QUARTERS =
      "insert into product_sales_quarterly\n"
          + MEMBERS
          + """
          select new_group, quarter, product_key, currency, $sums
          from member join product_sales_quarterly using (group_key)
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_PENTADS =
      "insert into product_sales_pentads\n"
          + MEMBERS
          + """
          select new_group,
                 day - extract(day from day)::integer + 1 + 5 * least((extract(day from day)::integer - 1) / 5, 5) as pentad,
                 product_key, d.currency, $sums
          from member join dim_store using (store_key) join dim_retailer using (retailer_key)
          join sales_daily d using (store_key)
          where day < rollups_before
          group by 1, 2, 3, 4"""
              .replace("$sums", SUMS);

  private static final String FILL_REASONS =
      "insert into refund_reasons_monthly\n"
          + MEMBERS
          + """
          select new_group, month, category, channel, reason, currency,
                 sum(refund_lines), sum(refund_units), sum(refund_amount)
          from member join refund_reasons_monthly using (group_key)
          group by 1, 2, 3, 4, 5, 6""";
}
