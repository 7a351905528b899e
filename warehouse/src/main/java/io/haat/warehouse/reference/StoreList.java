package io.haat.warehouse.reference;

import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.Retailers;
import io.haat.warehouse.load.LoadLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A list of stores: type 1, the newest list's word stands and keys never change.
 *
 * <p>Where a store's city changes, its sales move to the new one in {@code city_product_sales}.
 * Where its time zone changes, its days in {@code sales_daily} are added up anew from the facts.
 * Instants stay as they are: a sale that was written in local time keeps the instant that the zone
 * known at its load gave it, and only the day that it counts in is another. Currencies of facts
 * stay, too: a store's new currency holds for the sales that are loaded after it.
 *
 * @param listZone in which the days of a new store without a zone of its own are counted, until its
 *     first sales tell the zone of their source
 */
public record StoreList(ZoneId listZone) implements ReferenceList {
  private static final List<String> COLUMNS =
      List.of(
          "store_id",
          "store_name",
          "store_city",
          "store_region",
          "country",
          "store_tier",
          "timezone",
          "currency",
          "latitude",
          "longitude",
          "opened_on");
  private static final List<String> ATTRIBUTES = COLUMNS.subList(1, COLUMNS.size());

  @Override
  public BinaryCopy stage(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temp table listed on commit drop as select %s from dim_store limit 0"
              .formatted(String.join(", ", COLUMNS)));
    }
    return BinaryCopy.into(connection, "listed", COLUMNS);
  }

  @Override
  public ListChanges apply(Connection connection, short retailerKey, Instant receivedAt)
      throws SQLException {
    // Nobody adds to the rollups of stores that move.
    LoadLock.ROLLUPS.acquire(connection, retailerKey);
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze listed");
      ListChanges changes = VersionedList.count(connection, sql(COUNT, retailerKey, receivedAt));
      statement.executeUpdate(sql(REMEMBER, retailerKey, receivedAt));
      statement.executeUpdate(sql(UPDATE, retailerKey, receivedAt));
      statement.executeUpdate(sql(INSERT_NEW, retailerKey, receivedAt));
      StoreRollups.follow(connection, retailerKey);
      Retailers.dimensionsChanged(connection, retailerKey);
      return changes;
    }
  }

  private String sql(String template, short retailerKey, Instant receivedAt) {
    return template
        .replace("$merged", ATTRIBUTES.stream().map(StoreList::merged).collect(LIST))
        .replace("$set", ATTRIBUTES.stream().map(c -> c + " = " + merged(c)).collect(LIST))
        .replace("$old", ATTRIBUTES.stream().map(c -> "s." + c).collect(LIST))
        .replace("$excluded", ATTRIBUTES.stream().map(c -> "excluded." + c).collect(LIST))
        .replace("$listed", ATTRIBUTES.stream().map(c -> "l." + c).collect(LIST))
        .replace("$columns", String.join(", ", ATTRIBUTES))
        .replace("$timezone", merged("timezone"))
        .replace("$received", "timestamptz '" + receivedAt + "'")
        .replace("$retailer", Short.toString(retailerKey))
        .replace("$zone", "'" + listZone.getId().replace("'", "''") + "'");
  }

  /** The list's word, unless a newer list has spoken. */
  private static String merged(String column) {
    return "case when s.listed_at > $received then coalesce(s.%1$s, l.%1$s) else coalesce(l.%1$s, s.%1$s) end"
        .formatted(column);
  }

  private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ");

  private static final String COUNT =
      """
      select count(*) filter (where not known),
             count(*) filter (where known and differs),
             count(*) filter (where known and not differs)
      from (
        select s.store_key is not null as known, ($merged) is distinct from ($old) as differs
        from listed l
        left join dim_store s on s.retailer_key = $retailer and s.store_id = l.store_id) entry""";

  private static final String REMEMBER =
      """
      create temp table store_before on commit drop as
      select s.store_key, coalesce(s.store_city, s.store_id) as city, s.business_zone
      from dim_store s join listed l using (store_id)
      where s.retailer_key = $retailer""";

  private static final String UPDATE =
      """
      update dim_store s
      set $set, business_zone = coalesce($timezone, s.business_zone),
          from_list = true, listed_at = greatest(s.listed_at, $received)
      from listed l
      where s.retailer_key = $retailer and s.store_id = l.store_id""";

  // What a live event adds at the same time has nothing but its id, and no sales before we are
  // done.
  private static final String INSERT_NEW =
      """
      insert into dim_store (retailer_key, store_id, $columns, business_zone, from_list, listed_at)
      select $retailer, l.store_id, $listed, coalesce(l.timezone, $zone), true, $received
      from listed l
      where not exists (
        select 1 from dim_store s where s.retailer_key = $retailer and s.store_id = l.store_id)
      order by l.store_id
      on conflict (retailer_key, store_id) do update
      set ($columns, business_zone, from_list, listed_at)
        = ($excluded, excluded.business_zone, true, excluded.listed_at)""";
}
