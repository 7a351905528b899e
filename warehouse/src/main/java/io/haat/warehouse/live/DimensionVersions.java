package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of one retailer's products or customers, by id and time. What is not known is read, and made
 * where it is missing: an event names nothing but the id.
 */
final class DimensionVersions {
  /** The table, its key and its id, and what its members are grouped by. */
  enum Table {
    PRODUCT("dim_product", "product_key", "product_id", "category"),
    CUSTOMER("dim_customer", "customer_key", "customer_id", "city");

    private final String table;
    private final String key;
    private final String id;
    private final String group;

    Table(String table, String key, String id, String group) {
      this.table = table;
      this.key = key;
      this.id = id;
      this.group = group;
    }

    private String sql(String template) {
      return template
          .replace("$table", table)
          .replace("$key", key)
          .replace("$id", id)
          .replace("$group", group);
    }
  }

  /** One version of an id, and those after it. */
  private record Versions(int key, String group, long fromMicros, List<Versions> later) {}

  private final Table table;
  private final short retailerKey;
  private final RecentMap<String, Versions> known;

  /**
   * Knows nothing yet.
   *
   * @param remembered about how many ids are remembered, at least 1
   */
  DimensionVersions(Table table, short retailerKey, int remembered) {
    this.table = table;
    this.retailerKey = retailerKey;
    this.known = new RecentMap<>(remembered);
  }

  /** Forgets what was not asked for lately. */
  void age() {
    known.age();
  }

  boolean knows(String id) {
    return known.get(id) != null;
  }

  /** The key of an id that {@link #learn} was asked for, at a time. */
  int key(String id, long micros) {
    return version(id, micros).key();
  }

  /** What it was grouped by then, empty if that is unknown. */
  String group(String id, long micros) {
    return version(id, micros).group();
  }

  private Versions version(String id, long micros) {
    Versions first = known.get(id);
    if (first == null) {
      throw new IllegalStateException(table.id + " " + id + " was not learnt");
    }
    Versions found = first;
    for (Versions version : first.later()) {
      if (version.fromMicros() <= micros) {
        found = version;
      }
    }
    return found;
  }

  void forget() {
    known.clear();
  }

  /** Reads the versions of these ids. Returns those that have none. */
  Set<String> learn(Connection connection, Collection<String> ids) throws SQLException {
    var found = new HashMap<String, Versions>();
    try (PreparedStatement statement = connection.prepareStatement(table.sql(VERSIONS))) {
      statement.setShort(1, retailerKey);
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          var version = new Versions(row.getInt(2), row.getString(4), row.getLong(3), List.of());
          found.merge(row.getString(1), version, DimensionVersions::followedBy);
        }
      }
    }
    found.forEach(known::put);
    var missing = new HashSet<>(ids);
    missing.removeAll(found.keySet());
    return missing;
  }

  private static Versions followedBy(Versions first, Versions next) {
    List<Versions> later = new ArrayList<>(first.later());
    later.add(next);
    return new Versions(first.key(), first.group(), first.fromMicros(), List.copyOf(later));
  }

  /** Makes rows for ids that have none. */
  void insert(Connection connection, Collection<String> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql(INSERT))) {
      statement.setShort(1, retailerKey);
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      statement.executeUpdate();
    }
  }

  private static final String VERSIONS =
      """
      select $id, $key,
             case when valid_from = '-infinity' then -9223372036854775808
             else (extract(epoch from valid_from) * 1000000)::bigint end,
             coalesce($group, '')
      from $table
      where retailer_key = ? and $id = any (?)
      order by $id, valid_from""";

  // In one order everywhere, so that two who add the same ids wait for each other in turn.
  private static final String INSERT =
      """
      insert into $table (retailer_key, $id)
      select ?, id from unnest(?) as id
      order by id collate "C"
      on conflict do nothing""";
}
