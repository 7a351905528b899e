package io.haat.warehouse.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/** Keeps how fast products sell, for retailers who tell their stock. */
final class PaceKeeper {
  private final Connection connection;

  PaceKeeper(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes it anew if a day was closed, or something has changed, since it was made.
   *
   * @return whether it was made
   */
  boolean make(short retailerKey) throws SQLException {
    if (run(REMEMBER, retailerKey) == 0) {
      return false;
    }
    run(DELETE, retailerKey);
    run(INSERT, retailerKey);
    return true;
  }

  /**
   * Brings the stock of one store after the pace, in the caller's transaction. A store at a time:
   * the stream waits for its rows.
   *
   * @return whether there was one to be done
   */
  boolean follow(short retailerKey) throws SQLException {
    OptionalInt store = storeToFollow(retailerKey);
    if (store.isEmpty()) {
      return false;
    }
    // Whoever adds stock of the store meanwhile waits, and finds the pace as it is now.
    for (String sql : List.of(LOCK_STORE, TAKE, LOCK_STOCK, FOLLOW)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setInt(1, store.getAsInt());
        statement.execute();
      }
    }
    return true;
  }

  private OptionalInt storeToFollow(short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STORE_TO_FOLLOW)) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  /** To be made anew, since figures of this month have changed. */
  void forget(short retailerKey, LocalDate month) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setShort(1, retailerKey);
      statement.setObject(2, month);
      statement.setObject(3, month.plusMonths(1));
      statement.executeUpdate();
    }
  }

  private int run(String sql, short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      return statement.executeUpdate();
    }
  }

  private static final String FORGET =
      "delete from product_pace_state where retailer_key = ? and to_day > ? and from_day < ?";

  private static final String REMEMBER =
      """
      insert into product_pace_state as old (retailer_key, from_day, to_day)
      select retailer_key, rollups_before - 28, rollups_before
      from dim_retailer r
      where retailer_key = ? and rollups_before > '-infinity'
        and exists (
          select from dim_store s join stock_level using (store_key) where s.retailer_key = r.retailer_key)
      on conflict (retailer_key) do update set from_day = excluded.from_day, to_day = excluded.to_day
      where old.to_day <> excluded.to_day""";

  private static final String DELETE =
      """
      delete from product_pace where store_key in (select store_key from dim_store where retailer_key = ?)""";

  /** The products that make up 80 per cent of the sales are A, the next 15 per cent B, others C. */
  private static final String INSERT =
      """
      insert into product_pace (store_key, product_id, units, currency, sales_amount, units_a_day, abc)
      with sold as (
        select d.store_key, p.product_id, d.currency, sum(d.units) as units, sum(d.sales_amount) as amount
        from product_pace_state join dim_store s using (retailer_key)
        join sales_daily d on d.day >= from_day and d.day < to_day and d.store_key = s.store_key
        join (select product_key, product_id from dim_product) p using (product_key)
        where retailer_key = ?
        group by 1, 2, 3),
      ranked as (
        select product_id, currency,
               case when before < 0.8 * whole then 'A' when before < 0.95 * whole then 'B' else 'C' end as abc
        from (
          select product_id, currency, sum(sum(amount)) over (partition by currency) as whole,
                 sum(sum(amount)) over (partition by currency order by sum(amount) desc, product_id) - sum(amount) as before
          from sold group by 1, 2) running),
      pace as (
        select distinct on (store_key, product_id)
               store_key, product_id, sum(units) over (partition by store_key, product_id) as units, currency, amount
        from sold
        order by store_key, product_id, amount desc, currency)
      select store_key, product_id, units, currency, amount, units / 28, abc
      from pace join ranked using (product_id, currency)""";

  private static final String STORE_TO_FOLLOW =
      """
      select store_key from pace_change join dim_store using (store_key) where retailer_key = ? limit 1""";

  private static final String LOCK_STORE = "select pg_advisory_xact_lock(1212239952, ?)";

  private static final String TAKE = "delete from pace_change where store_key = ?";

  /** In the order in which the stream writes them. */
  private static final String LOCK_STOCK =
      "select from stock_level where store_key = ? order by product_id for update";

  private static final String FOLLOW =
      """
      update stock_level l set units_sold = p.units, units_a_day = p.units_a_day, abc = p.abc
      from stock_level s left join product_pace p using (store_key, product_id)
      where s.store_key = ? and (l.store_key, l.product_id) = (s.store_key, s.product_id)
        and (l.units_sold, l.units_a_day, l.abc) is distinct from (p.units, p.units_a_day, p.abc)""";
}
