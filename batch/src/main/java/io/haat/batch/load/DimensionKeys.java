package io.haat.batch.load;

import io.haat.batch.mapping.Mapping;
import io.haat.batch.unit.CopyColumn;
import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.load.StoreDimension;
import io.haat.warehouse.load.VersionedDimension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Brings a unit's stores, products and customers into the warehouse, and their keys back into the
 * unit's DuckDB, in the tables {@code store_key}, {@code product_key} and {@code customer_key}.
 */
final class DimensionKeys {
  private final DuckDb unit;
  private final Connection warehouse;
  private final short retailerKey;
  private final Mapping mapping;

  DimensionKeys(DuckDb unit, Connection warehouse, short retailerKey, Mapping mapping) {
    this.unit = unit;
    this.warehouse = warehouse;
    this.retailerKey = retailerKey;
    this.mapping = mapping;
  }

  List<StoreDimension.Known> stores() throws SQLException {
    var observed = new ArrayList<StoreDimension.Observed>();
    try (Statement statement = unit.connection().createStatement();
        ResultSet row = statement.executeQuery(STORES)) {
      while (row.next()) {
        observed.add(
            new StoreDimension.Observed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
      }
    }
    List<StoreDimension.Known> known =
        StoreDimension.resolve(warehouse, retailerKey, mapping.timezone(), observed);
    unit.execute(
        "create or replace table store_key (store_id varchar, store_key integer, city varchar)");
    try (DuckDBAppender appender = appender("store_key")) {
      for (StoreDimension.Known store : known) {
        appender.beginRow().append(store.storeId()).append(store.key()).append(store.rollupCity());
        appender.endRow();
      }
    }
    return known;
  }

  void products() throws SQLException {
    versions(VersionedDimension.PRODUCT, "product", "product_id", "product_name", "category");
  }

  void customers() throws SQLException {
    versions(
        VersionedDimension.CUSTOMER, "customer", "customer_id", "customer_name", "null::varchar");
  }

  private void versions(
      VersionedDimension dimension, String what, String id, String name, String group)
      throws SQLException {
    BinaryCopy observed = dimension.observe(warehouse);
    boolean named = mapping.field(name).isPresent() || mapping.field(group).isPresent();
    String query =
        (named ? OBSERVED : OBSERVED_IDS)
            .replace("$id", id)
            .replace("$name", name)
            .replace("$group", group);
    TableCopy.run(
        unit.connection(),
        query,
        List.of(CopyColumn.TEXT, CopyColumn.TEXT, CopyColumn.TEXT, CopyColumn.INSTANT),
        observed);
    unit.execute(
        """
        create or replace table %1$s_key (
          %2$s varchar, %1$s_key integer, valid_from bigint, valid_to bigint, category varchar)"""
            .formatted(what, id));
    try (DuckDBAppender appender = appender(what + "_key")) {
      dimension.resolve(warehouse, retailerKey, named, version -> append(appender, version));
    }
  }

  private static void append(DuckDBAppender appender, VersionedDimension.Version version) {
    try {
      appender
          .beginRow()
          .append(version.id())
          .append(version.key())
          .append(version.validFrom())
          .append(version.validTo())
          .append(version.group())
          .endRow();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return unit.connection().unwrap(DuckDBConnection.class).createAppender(table);
  }

  private static final String STORES =
      """
      select store_id,
             arg_max(store_name, _row), arg_max(store_city, _row),
             arg_max(store_region, _row), arg_max(store_tier, _row)
      from good_line group by store_id order by store_id""";

  private static final String OBSERVED_IDS =
      """
      select $id, null::varchar, null::varchar, epoch_us(min(sold_at))
      from good_line where $id is not null group by $id""";

  // Names whose times of use overlap are spellings of one another: the one used last stands. A name
  // whose first use comes after the last use of all before it is a new name.
  private static final String OBSERVED =
      """
      with used as (
        select $id as id, $name as name, $group as grouping_name,
               epoch_us(min(sold_at)) as first_used, epoch_us(max(sold_at)) as last_used
        from good_line where $id is not null group by all),
      ordered as (
        select *, max(last_used) over (partition by id order by first_used, last_used
                                       rows between unbounded preceding and 1 preceding) as used_before
        from used),
      numbered as (
        select *, sum(case when first_used > used_before then 1 else 0 end)
                    over (partition by id order by first_used, last_used) as nth
        from ordered)
      select id, arg_max(name, last_used), arg_max(grouping_name, last_used), min(first_used)
      from numbered group by id, nth""";
}
