package io.haat.warehouse.rollup;

import io.haat.warehouse.load.PendingSales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the transactions of days anew from the facts, where a receipt's lines may have come in
 * several units, files or ways, or a product has moved to another category. What is stored is
 * corrected by the difference, so that writers may add to it meanwhile; what they have pending is
 * in the facts and counts as stored.
 */
public final class TransactionRecount {
  private TransactionRecount() {}

  /**
   * Recounts what is asked for, a month in a transaction, until nothing is left.
   *
   * @param connection in autocommit
   */
  public static void run(Connection connection, short retailerKey) throws SQLException {
    if (!isAskedFor(connection, retailerKey)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      // The days are found by this index, and what was added to the facts lately is not in it yet.
      statement.execute("select brin_summarize_new_values('fact_sales_ranges')");
      // After a first load it has no statistics yet, and the planner would take it for empty.
      statement.execute("analyze dim_store");
    }
    connection.setAutoCommit(false);
    try {
      PendingSales.fold(connection, retailerKey);
      execute(connection, NAME_ALL_DAYS, retailerKey);
      connection.commit();
      List<LocalDate> days = take(connection, retailerKey);
      while (!days.isEmpty()) {
        correct(connection, HOURS, retailerKey, days);
        correct(connection, PRODUCTS, retailerKey, days);
        // Receipts of products are not seen by the trigger on sales_hourly.
        ChangedAnswers.count(connection, retailerKey);
        connection.commit();
        days = take(connection, retailerKey);
      }
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean isAskedFor(Connection connection, short retailerKey) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exists (select from rollup_change where retailer_key = ? and recount)")) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void execute(Connection connection, String sql, short retailerKey)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      statement.execute();
    }
  }

  /** The days of one month that are asked for; that they were is forgotten with the commit. */
  private static List<LocalDate> take(Connection connection, short retailerKey)
      throws SQLException {
    var days = new ArrayList<LocalDate>();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          days.add(row.getObject(1, LocalDate.class));
        }
      }
    }
    return days;
  }

  private static void correct(
      Connection connection, String sql, short retailerKey, List<LocalDate> days)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      statement.setArray(2, connection.createArrayOf("date", days.toArray()));
      statement.setObject(3, days.get(0));
      statement.setObject(4, days.get(days.size() - 1));
      statement.executeUpdate();
    }
  }

  private static final String NAME_ALL_DAYS =
      """
      with taken as (
        delete from rollup_change where retailer_key = ? and recount and day is null
        returning retailer_key)
      insert into rollup_change (retailer_key, day, recount)
      select distinct s.retailer_key, h.hour::date, true
      from (select distinct retailer_key from taken) t
      join dim_store s using (retailer_key) join sales_hourly h using (store_key)""";

  /**
   * Days that are in the rollups are to be rolled up anew, and customers to be counted anew,
   * whether or not a count changes.
   */
  private static final String TAKE =
      """
      with first as (
        select retailer_key, date_trunc('month', min(day)) as month
        from rollup_change where retailer_key = ? and recount group by retailer_key),
      taken as (
        delete from rollup_change c using first f
        where c.retailer_key = f.retailer_key and c.recount and date_trunc('month', c.day) = f.month
        returning c.retailer_key, c.day),
      logged as (
        insert into rollup_change (retailer_key, day)
        select distinct retailer_key, day from taken join dim_retailer using (retailer_key)
        where day < rollups_before),
      touched as (
        insert into customer_change (retailer_key, day)
        select distinct retailer_key, day from taken)
      select distinct day from taken order by day""";

  /**
   * The asked lines, each with its local time; two days more on either side cover every zone. The
   * facts are read once, by time: {@code offset 0} keeps the planner from looking them up for one
   * store after another in an index that has stores last.
   */
  private static final String LINES =
      """
      with asked as (
        select ?::smallint as retailer_key, ?::date[] as days, ?::date as first_day, ?::date as last_day),
      store as (
        select store_key, business_zone, days, first_day, last_day
        from asked join dim_store using (retailer_key)),
      line as materialized (
        select f.store_key, f.transaction_id, f.currency, coalesce(f.channel, '') as channel,
               f.product_key, f.sold_at at time zone business_zone as local
        from store join (
          select store_key, transaction_id, currency, channel, product_key, sold_at
          from asked join fact_sales on sold_at >= first_day - 2 and sold_at < last_day + 3
          offset 0) f using (store_key)
        where (f.sold_at at time zone business_zone)::date = any (days)),
      """;

  private static final String HOURS =
      LINES
          + """
          receipt as (
            select distinct on (store_key, currency, local::date, transaction_id)
                   store_key, currency, date_trunc('hour', local) as hour, channel
            from line
            order by store_key, currency, local::date, transaction_id, date_trunc('hour', local), channel),
          truth as (
            select store_key, hour, channel, currency, count(*) as transactions
            from receipt group by 1, 2, 3, 4),
          pending as (
            select store_key, timestamp '1970-01-01' + hour * interval '1 hour' as hour, channel, currency,
                   sum(receipts) as transactions
            from pending_sale_lines group by 1, 2, 3, 4),
          difference as (
            select store_key, hour, channel, h.currency,
                   coalesce(t.transactions, 0) - h.transactions - coalesce(p.transactions, 0) as more
            from store join sales_hourly h using (store_key)
            left join truth t using (store_key, hour, channel, currency)
            left join pending p using (store_key, hour, channel, currency)
            where hour >= first_day and hour < last_day + 1 and hour::date = any (days)
              and coalesce(t.transactions, 0) <> h.transactions + coalesce(p.transactions, 0))
          update sales_hourly h set transactions = h.transactions + d.more
          from difference d
          where (h.store_key, h.hour, h.channel, h.currency) = (d.store_key, d.hour, d.channel, d.currency)""";

  private static final String PRODUCTS =
      LINES
          + """
          held as (
            select distinct store_key, local::date as day, transaction_id, currency, product_key, category
            from line join (select product_key, category from dim_product) p using (product_key)),
          marked as (
            select *, product_key = min(product_key) over (
                        partition by store_key, day, transaction_id, currency, category) as is_first
            from held),
          truth as (
            select store_key, day, product_key, currency, count(*) as transactions,
                   count(*) filter (where is_first) as category_firsts
            from marked group by 1, 2, 3, 4),
          pending as (
            select store_key, date '1970-01-01' + hour / 24 as day, product_key, currency,
                   sum(transactions) as transactions, sum(category_firsts) as category_firsts
            from pending_sale_lines group by 1, 2, 3, 4),
          difference as (
            select store_key, day, product_key, d.currency,
                   coalesce(t.transactions, 0) - d.transactions - coalesce(p.transactions, 0) as more,
                   coalesce(t.category_firsts, 0) - d.category_firsts
                     - coalesce(p.category_firsts, 0) as more_firsts
            from store join sales_daily d using (store_key)
            left join truth t using (store_key, day, product_key, currency)
            left join pending p using (store_key, day, product_key, currency)
            where day = any (days)
              and (coalesce(t.transactions, 0), coalesce(t.category_firsts, 0))
                  <> (d.transactions + coalesce(p.transactions, 0),
                      d.category_firsts + coalesce(p.category_firsts, 0)))
          update sales_daily s
          set transactions = s.transactions + d.more, category_firsts = s.category_firsts + d.more_firsts
          from difference d
          where (s.day, s.store_key, s.product_key, s.currency)
              = (d.day, d.store_key, d.product_key, d.currency)""";
}
