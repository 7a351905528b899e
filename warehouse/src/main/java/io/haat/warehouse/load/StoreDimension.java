package io.haat.warehouse.load;

import io.haat.warehouse.Retailers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stores. A dimension of type 1: what is known last is what counts, and keys never change. */
public final class StoreDimension {
  /** A store as sales lines tell of it; null is unknown. */
  public record Observed(
      String storeId,
      @Nullable String name,
      @Nullable String city,
      @Nullable String region,
      @Nullable String tier) {}

  /**
   * A store of the warehouse.
   *
   * @param rollupCity what its sales are added up under
   * @param dayZone in which its days are counted
   */
  public record Known(String storeId, int key, String rollupCity, ZoneId dayZone) {}

  private StoreDimension() {}

  /**
   * Adds new stores and completes known ones.
   *
   * @param sourceZone in which the days of a store without a zone of its own are counted
   */
  public static List<Known> resolve(
      Connection connection, short retailerKey, ZoneId sourceZone, List<Observed> stores)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement complete = connection.prepareStatement(COMPLETE_LISTED)) {
      for (Observed store : stores) {
        add(upsert, retailerKey, store, sourceZone);
        add(complete, retailerKey, store, sourceZone);
      }
      upsert.executeBatch();
      if (mayStillBeSettled(connection, retailerKey, storeIds(stores))) {
        LoadLock.ROLLUPS.acquire(connection, retailerKey);
        Retailers.dimensionsChanged(connection, retailerKey);
      }
      complete.executeBatch();
    }
    return find(connection, retailerKey, storeIds(stores));
  }

  /**
   * Adds stores of which nothing is told but their ids; gives all of them. What exists is not
   * locked, so that nobody waits for a load that has the same stores in hand.
   *
   * @param zone in which the days of a store without a zone of its own are counted
   */
  public static List<Known> resolveNamed(
      Connection connection, short retailerKey, ZoneId zone, Collection<String> storeIds)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_NAMED)) {
      insert.setShort(1, retailerKey);
      insert.setString(2, zone.getId());
      insert.setArray(3, connection.createArrayOf("text", storeIds.toArray()));
      insert.setShort(4, retailerKey);
      insert.executeUpdate();
    }
    if (mayStillBeSettled(connection, retailerKey, storeIds)) {
      LoadLock.ROLLUPS.acquire(connection, retailerKey);
      try (PreparedStatement complete = connection.prepareStatement(COMPLETE_LISTED)) {
        for (String storeId : storeIds) {
          add(complete, retailerKey, new Observed(storeId, null, null, null, null), zone);
        }
        complete.executeBatch();
      }
      Retailers.dimensionsChanged(connection, retailerKey);
    }
    return find(connection, retailerKey, storeIds);
  }

  private static List<String> storeIds(List<Observed> stores) {
    return stores.stream().map(Observed::storeId).toList();
  }

  /** Whether a listed store lacks a city or a zone and has no sales by which they are settled. */
  private static boolean mayStillBeSettled(
      Connection connection, short retailerKey, Collection<String> storeIds) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNSETTLED)) {
      select.setShort(1, retailerKey);
      select.setArray(2, connection.createArrayOf("text", storeIds.toArray()));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The stores that exist of these. */
  public static List<Known> find(
      Connection connection, short retailerKey, Collection<String> storeIds) throws SQLException {
    var known = new ArrayList<Known>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setShort(1, retailerKey);
      select.setArray(2, connection.createArrayOf("text", storeIds.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(
              new Known(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getString(3),
                  ZoneId.of(rows.getString(4))));
        }
      }
    }
    return known;
  }

  private static void add(
      PreparedStatement batch, short retailerKey, Observed store, ZoneId sourceZone)
      throws SQLException {
    batch.setShort(1, retailerKey);
    batch.setString(2, store.storeId());
    batch.setString(3, store.name());
    batch.setString(4, store.city());
    batch.setString(5, store.region());
    batch.setString(6, store.tier());
    batch.setString(7, sourceZone.getId());
    batch.addBatch();
  }

  // A city that changes would leave its sales under the old one, and a zone its days: only a store
  // list may change them once a store has sales.
  private static final String UPSERT =
      """
      insert into dim_store as s
        (retailer_key, store_id, store_name, store_city, store_region, store_tier, business_zone)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (retailer_key, store_id) do update
      set store_name = coalesce(excluded.store_name, s.store_name),
          store_region = coalesce(excluded.store_region, s.store_region),
          store_tier = coalesce(excluded.store_tier, s.store_tier)
      where not s.from_list
        and (coalesce(excluded.store_name, s.store_name),
             coalesce(excluded.store_region, s.store_region),
             coalesce(excluded.store_tier, s.store_tier))
            is distinct from (s.store_name, s.store_region, s.store_tier)""";

  // What a list left blank, sales may tell. Before its first sale a store has neither a city in the
  // rollups nor days, so both can still be settled as if the sales had come before the list.
  private static final String COMPLETE_LISTED =
      """
      with told (retailer_key, store_id, store_name, store_city, store_region, store_tier, zone) as (
        values (?::smallint, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text)),
      completed as (
        select s.store_key,
               coalesce(s.store_name, t.store_name) as store_name,
               coalesce(s.store_region, t.store_region) as store_region,
               coalesce(s.store_tier, t.store_tier) as store_tier,
               coalesce(s.store_city, case when unsold then t.store_city end) as store_city,
               case when unsold and s.timezone is null then t.zone else s.business_zone end as zone
        from told t
        join dim_store s using (retailer_key, store_id)
        cross join lateral (
          select not exists (select 1 from sales_daily d where d.store_key = s.store_key) as unsold) u
        where s.from_list)
      update dim_store s
      set store_name = c.store_name, store_region = c.store_region, store_tier = c.store_tier,
          store_city = c.store_city, business_zone = c.zone
      from completed c
      where s.store_key = c.store_key
        and (s.store_name, s.store_region, s.store_tier, s.store_city, s.business_zone)
            is distinct from (c.store_name, c.store_region, c.store_tier, c.store_city, c.zone)""";

  private static final String UNSETTLED =
      """
      select 1 from dim_store s
      where retailer_key = ? and store_id = any (?) and from_list
        and (store_city is null or timezone is null)
        and not exists (select 1 from sales_daily d where d.store_key = s.store_key)
      limit 1""";

  private static final String INSERT_NAMED =
      """
      insert into dim_store (retailer_key, store_id, business_zone)
      select ?, id, ?
      from unnest(?) as id
      where not exists (select 1 from dim_store where retailer_key = ? and store_id = id)
      order by id collate "C"
      on conflict do nothing""";

  private static final String SELECT =
      """
      select store_id, store_key, coalesce(store_city, store_id), business_zone
      from dim_store where retailer_key = ? and store_id = any (?)""";
}
