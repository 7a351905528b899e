package io.haat.warehouse.reference;

import io.haat.warehouse.rollup.StoreRebuild;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Brings the rollups of stores after them, where a list has changed their zone or their city. */
final class StoreRollups {
  private StoreRollups() {}

  /** Compares the stores with {@code store_before}, and adds up anew what that touches. */
  static void follow(Connection connection, short retailerKey) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(MOVED_STORES);
      List<Integer> rezoned = rezoned(statement);
      if (!rezoned.isEmpty()) {
        StoreRebuild.run(connection, rezoned);
      }
      if (statement.executeUpdate(MOVED_CITIES) > 0) {
        String retailer = Short.toString(retailerKey);
        statement.executeUpdate(DELETE_CITIES.replace("$retailer", retailer));
        statement.executeUpdate(CITIES.replace("$retailer", retailer));
      }
    }
  }

  private static List<Integer> rezoned(Statement statement) throws SQLException {
    var stores = new ArrayList<Integer>();
    try (ResultSet row = statement.executeQuery(REZONED)) {
      while (row.next()) {
        stores.add(row.getInt(1));
      }
    }
    return stores;
  }

  private static final String MOVED_STORES =
      """
      create temp table moved_city (city text collate "C" primary key) on commit drop""";

  private static final String REZONED =
      """
      select store_key from store_before b join dim_store s using (store_key)
      where s.business_zone <> b.business_zone""";

  private static final String MOVED_CITIES =
      """
      insert into moved_city
      select distinct c.city
      from store_before b join dim_store s using (store_key)
      cross join lateral (values (b.city), (coalesce(s.store_city, s.store_id))) c (city)
      where b.city <> coalesce(s.store_city, s.store_id)""";

  private static final String DELETE_CITIES =
      """
      delete from city_product_sales
      where retailer = (select retailer from dim_retailer where retailer_key = $retailer)
        and store_city in (table moved_city)""";

  private static final String CITIES =
      """
      insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
      select r.retailer, coalesce(s.store_city, s.store_id), p.product_id, d.currency,
             sum(d.sales_amount), sum(d.lines)
      from sales_daily d
      join dim_store s using (store_key)
      join dim_retailer r on r.retailer_key = s.retailer_key
      join dim_product p using (product_key)
      where s.retailer_key = $retailer
        and coalesce(s.store_city, s.store_id) in (table moved_city)
      group by 1, 2, 3, 4
      having sum(d.lines) > 0""";
}
