package io.haat.warehouse.sales;

import io.haat.warehouse.TestWarehouse;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.rollup.RollupKeeper;
import io.haat.warehouse.rollup.StoreRebuild;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two retailers with nine stores in four zones, and random receipts of the 100 days before the last
 * of March 2025: over midnight, over channels, in two currencies, with refunds, most of them to
 * known customers.
 */
public final class Shops implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2025-03-31T10:00:00Z");

  public final Connection connection;

  private final Warehouse warehouse = TestWarehouse.create();

  public Shops() throws SQLException {
    connection = warehouse.connect();
    execute(DIMENSIONS);
  }

  /** Another connection, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return warehouse.connect();
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds receipts, the same for the same seed. */
  public void sell(int receipts, double seed) throws SQLException {
    execute(RECEIPTS.formatted(seed, receipts));
    execute("create temp table logged as table rollup_change");
    StoreRebuild.run(connection, stores("true"));
    // As a writer would have done it, who touches the days of these receipts only.
    execute(KEEP_LOG_OF_TOUCHED_DAYS.formatted(seed));
  }

  /** Makes the rollups of all days that are over. */
  public void keep() throws SQLException {
    var keeper = new RollupKeeper(connection, Duration.ZERO);
    boolean more = true;
    while (more) {
      more = keeper.keep(NOW);
    }
  }

  public List<Integer> stores(String condition) throws SQLException {
    return keys("select store_key from dim_store where " + condition + " order by 1");
  }

  public List<Integer> products(String condition) throws SQLException {
    return keys("select product_key from dim_product where " + condition + " order by 1");
  }

  private List<Integer> keys(String sql) throws SQLException {
    var keys = new ArrayList<Integer>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        keys.add(row.getInt(1));
      }
    }
    return keys;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static final String KEEP_LOG_OF_TOUCHED_DAYS =
      """
      delete from rollup_change c
      where change_id not in (select change_id from logged) and day not in (
        select (sold_at at time zone business_zone)::date
        from (select store_key, sold_at, transaction_id from fact_sales
              union all select store_key, sold_at, transaction_id from fact_refunds) f
        join dim_store using (store_key)
        where transaction_id like '%%-%1$s');
      drop table logged""";

  private static final String DIMENSIONS =
      """
      insert into dim_retailer (retailer) values ('north'), ('south');
      insert into dim_store (retailer_key, store_id, store_city, store_region, store_tier, business_zone)
      values (1, 'A', 'Pune', 'West', '1', 'Asia/Kolkata'), (1, 'B', 'Pune', 'West', '1', 'Asia/Kolkata'),
             (1, 'C', 'Pune', 'West', '2', 'Asia/Kolkata'), (1, 'D', 'Delhi', 'North', '1', 'Asia/Kolkata'),
             (1, 'E', 'Delhi', 'North', '2', 'Asia/Kathmandu'), (1, 'F', null, null, null, 'Europe/London'),
             (1, 'G', 'Delhi', 'North', '2', 'Asia/Kolkata'),
             (2, 'A', 'Lima', 'West', '1', 'America/Lima'), (2, 'B', 'Lima', null, '2', 'Europe/London');
      insert into dim_product (retailer_key, product_id, product_name, category, valid_from, valid_to)
      values (1, 'P1', 'Milk', 'Dairy', '-infinity', '2025-02-10'), (1, 'P1', 'Whole milk', 'Fresh', '2025-02-10', 'infinity'),
             (1, 'P2', 'Curd', 'Dairy', '-infinity', 'infinity'), (1, 'P3', 'Pen', 'Paper', '-infinity', 'infinity'),
             (1, 'P4', 'Thing', null, '-infinity', 'infinity'), (1, 'P5', 'Ghee', 'Dairy', '-infinity', 'infinity'),
             (2, 'P1', 'Leche', 'Dairy', '-infinity', 'infinity'), (2, 'P9', 'Pan', 'Bread', '-infinity', 'infinity');
      insert into dim_customer (retailer_key, customer_id, customer_name, valid_to)
      select r, 'C' || n, 'Name ' || n, case when n <= 20 then '2025-02-10' else 'infinity' end::timestamptz
      from generate_series(1, 2) r, generate_series(1, 150) n;
      insert into dim_customer (retailer_key, customer_id, customer_name, valid_from)
      select r, 'C' || n, 'New name ' || n, '2025-02-10' from generate_series(1, 2) r, generate_series(1, 20) n""";

  private static final String RECEIPTS =
      """
      select setseed(%1$s);
      with receipt as materialized (
        select n, (select min(store_key) + floor(random() * 9 + n * 0)::int from dim_store) as store_key,
               timestamptz '2025-03-31 09:00Z' - random() * interval '100 days' as sold_at,
               random() as spread, case when random() < 0.1 then 'USD' else 'INR' end as currency,
               (array['store', 'online', null])[floor(random() * 3)::int + 1] as channel
        from generate_series(1, %2$d) n),
      line as materialized (
        select r.*, i,
               -- Some receipts last for hours, and change the channel on the way.
               case when spread < 0.1 then sold_at - i * interval '2 hours' else sold_at end as line_at,
               case when spread < 0.05 and i = 2 then 'phone' else channel end as line_channel,
               random() as which, floor(random() * 5 + 1) as quantity, floor(random() * 10000) / 100 as price,
               floor(random() * 100) / 100 as discount
        from receipt r cross join generate_series(1, 4) i
        where i <= 1 + floor(spread * 4))
      insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity,
                              unit_price, discount, total_amount, currency, channel, origin_unit, origin_row)
      select l.store_key, gen_random_uuid(), 'T' || n || '-%1$s', i, line_at, p.product_key, c.customer_key, quantity, price,
             l.discount, quantity * price - l.discount, l.currency, line_channel, 1, n * 10 + i
      from line l join dim_store s using (store_key)
      cross join lateral (
        select product_key from dim_product p
        where p.retailer_key = s.retailer_key and line_at >= valid_from and line_at < valid_to
        order by md5(product_id || which) limit 1) p
      left join dim_customer c on c.retailer_key = s.retailer_key and line_at >= c.valid_from and line_at < c.valid_to
        and c.customer_id = 'C' || 1 + (n * 7919 + length('%1$s') * 31) %% 200;
      insert into fact_refunds (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity,
                                unit_price, discount, total_amount, currency, channel, origin_unit, origin_row, reason)
      select store_key, gen_random_uuid(), 'R' || transaction_id, line_no, least(sold_at + interval '30 hours', '2025-03-31 09:00Z'),
             product_key, customer_key, case when origin_row %% 3 = 0 then null else 1 end, unit_price, 0, unit_price, currency, channel, 1,
             origin_row, case when origin_row %% 2 = 0 then 'broken' end
      from fact_sales where origin_row %% 11 = 0 and transaction_id like '%%-%1$s'""";
}
