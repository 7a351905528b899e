package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
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
   */
  public record Known(String storeId, int key, String rollupCity) {}

  private StoreDimension() {}

  /**
   * Adds new stores and completes known ones.
   *
   * @param sourceZone in which the days of a store without a zone of its own are counted
   */
  public static List<Known> resolve(
      Connection connection, short retailerKey, ZoneId sourceZone, List<Observed> stores)
      throws SQLException {
    var known = new ArrayList<Known>();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      for (Observed store : stores) {
        upsert.setShort(1, retailerKey);
        upsert.setString(2, store.storeId());
        upsert.setString(3, store.name());
        upsert.setString(4, store.city());
        upsert.setString(5, store.region());
        upsert.setString(6, store.tier());
        upsert.setString(7, sourceZone.getId());
        upsert.addBatch();
      }
      upsert.executeBatch();
      select.setShort(1, retailerKey);
      select.setArray(
          2, connection.createArrayOf("text", stores.stream().map(Observed::storeId).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(new Known(rows.getString(1), rows.getInt(2), rows.getString(3)));
        }
      }
    }
    return known;
  }

  // A city that changes would leave its sales under the old one: only a store list may change it.
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

  private static final String SELECT =
      """
      select store_id, store_key, coalesce(store_city, store_id)
      from dim_store where retailer_key = ? and store_id = any (?)""";
}
