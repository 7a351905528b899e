package io.haat.warehouse.load;

import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.Retailers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dimension of type 2: products or customers. A new name or category opens a version from the
 * time it was first seen, unless a later one is known already; facts point to the version of their
 * time. Attributes that only a reference file has are of type 1.
 */
public enum VersionedDimension {
  PRODUCT(
      "dim_product",
      "product_key",
      "product_id",
      "product_name",
      "category",
      "brand, unit_cost, unit_price, unit_of_measure, lead_time_days"),
  CUSTOMER(
      "dim_customer",
      "customer_key",
      "customer_id",
      "customer_name",
      "city",
      "region, age_band, gender, joined_on");

  private final String table;
  private final String key;
  private final String id;
  private final String name;
  private final String group;
  private final String others;

  VersionedDimension(
      String table, String key, String id, String name, String group, String others) {
    this.table = table;
    this.key = key;
    this.id = id;
    this.name = name;
    this.group = group;
    this.others = others;
  }

  /**
   * The time over which a key stands for an id, in microseconds since 1970.
   *
   * @param validFrom {@link Long#MIN_VALUE} if it always did
   * @param validTo {@link Long#MAX_VALUE} if it still does
   * @param group what it is grouped by then: a product's category, a customer's city
   */
  public record Version(String id, int key, long validFrom, long validTo, @Nullable String group) {}

  /** Begins to take what a unit's lines say; rows are {@code id, name, group, seen_from}. */
  public BinaryCopy observe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table if not exists observed (
            id text collate "C", name text, grouping_name text, seen_from timestamptz
          ) on commit delete rows;
          truncate observed""");
    }
    return BinaryCopy.into(
        connection, "observed", List.of("id", "name", "grouping_name", "seen_from"));
  }

  /**
   * Adds what is new, opens versions for what changed, and gives the versions of what was observed.
   *
   * @param named whether names or groups were observed; if not, nothing can have changed
   */
  public void resolve(
      Connection connection, short retailerKey, boolean named, Consumer<Version> versions)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Without its statistics the planner takes a large unit for a small one, and loops.
      statement.execute("analyze observed");
      statement.executeUpdate(sql(INSERT_NEW).formatted(retailerKey));
      if (!named) {
        readVersions(connection, retailerKey, versions);
        return;
      }
      statement.executeUpdate(sql(FILL).formatted(retailerKey));
      // Each round opens at most one version of a product; the next looks at what that one left.
      boolean opened = false;
      while (statement.executeUpdate(sql(OPEN_VERSIONS).formatted(retailerKey)) > 0) {
        opened = true;
      }
      if (opened) {
        Retailers.dimensionsChanged(connection, retailerKey);
      }
    }
    readVersions(connection, retailerKey, versions);
  }

  private void readVersions(Connection connection, short retailerKey, Consumer<Version> versions)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(sql(VERSIONS).formatted(retailerKey))) {
        while (rows.next()) {
          versions.accept(
              new Version(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getString(5)));
        }
      }
    }
  }

  // A live event may add the same id at the same time, without a name: it is filled in next.
  private static final String INSERT_NEW =
      """
      insert into $table (retailer_key, $id, $name, $group, named_at)
      select distinct on (o.id) %1$d, o.id, o.name, o.grouping_name, o.seen_from
      from observed o
      where not exists (select 1 from $table d where d.retailer_key = %1$d and d.$id = o.id)
      order by o.id, o.seen_from
      on conflict do nothing""";

  /** What was unknown so far becomes known, by what was seen first: that is no change. */
  private static final String FILL =
      """
      update $table d
      set $name = coalesce(d.$name, o.name), $group = coalesce(d.$group, o.grouping_name)
      from (
        select id,
               (array_agg(name order by seen_from) filter (where name is not null))[1] as name,
               (array_agg(grouping_name order by seen_from)
                 filter (where grouping_name is not null))[1] as grouping_name
        from observed
        where name is not null or grouping_name is not null
        group by id) o
      where d.retailer_key = %d and d.$id = o.id and d.is_current
        and (d.$name is null and o.name is not null or d.$group is null and o.grouping_name is not null)""";

  private static final String OPEN_VERSIONS =
      """
      with change as materialized (
        select distinct on (o.id) d.$key, o.name, o.grouping_name, o.seen_from
        from observed o
        join $table d on d.retailer_key = %d and d.$id = o.id and d.is_current
        where not d.from_list and o.seen_from > greatest(d.valid_from, d.named_at)
          and (coalesce(o.name, d.$name), coalesce(o.grouping_name, d.$group))
              is distinct from (d.$name, d.$group)
        order by o.id, o.seen_from),
      closed as (
        update $table d set valid_to = change.seen_from
        from change where d.$key = change.$key
        returning d.*, change.name, change.grouping_name)
      insert into $table (retailer_key, $id, valid_from, named_at, $name, $group, $others)
      select retailer_key, $id, valid_to, valid_to,
             coalesce(name, $name), coalesce(grouping_name, $group), $others
      from closed""";

  private static final String VERSIONS =
      """
      select $id, $key,
             case when valid_from = '-infinity' then -9223372036854775808
             else (extract(epoch from valid_from) * 1000000)::bigint end,
             case when valid_to = 'infinity' then 9223372036854775807
             else (extract(epoch from valid_to) * 1000000)::bigint end,
             $group
      from $table
      where retailer_key = %d and $id in (select id from observed)""";

  private String sql(String template) {
    return template
        .replace("$table", table)
        .replace("$key", key)
        .replace("$id", id)
        .replace("$name", name)
        .replace("$group", group)
        .replace("$others", others);
  }
}
