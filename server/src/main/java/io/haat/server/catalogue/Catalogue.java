package io.haat.server.catalogue;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.SQLException;
import java.util.Set;

/** What there is to choose from, whole lists that nothing narrows. */
public final class Catalogue implements Resource {
  private final ReadPool pool;
  private final Set<Ingredient> ingredients;
  private final String sql;

  private Catalogue(ReadPool pool, Set<Ingredient> ingredients, String sql) {
    this.pool = pool;
    this.ingredients = ingredients;
    this.sql = sql;
  }

  /** All retailers that have stores, with the days of their first and last sales. */
  public static Resource retailers(ReadPool pool) {
    return new Catalogue(pool, Set.of(Ingredient.CATALOGUE, Ingredient.SALES), RETAILERS);
  }

  /** All stores with what is known about them. */
  public static Resource stores(ReadPool pool) {
    return new Catalogue(pool, Set.of(Ingredient.CATALOGUE), STORES);
  }

  /** All products as they are called now. */
  public static Resource products(ReadPool pool) {
    return new Catalogue(pool, Set.of(Ingredient.CATALOGUE), PRODUCTS);
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return ingredients;
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    parameters.check();
    return pool.list(sql);
  }

  // Of each store the two ends of its hours, which are found by the key.
  private static final String RETAILERS =
      """
      select retailer, count(*) as stores, mode() within group (order by business_zone) as timezone,
             min(f.hour)::date as first_day, max(l.hour)::date as last_day
      from dim_retailer join dim_store s using (retailer_key)
      left join lateral (
        select hour from sales_hourly h
        where h.store_key = s.store_key and (lines > 0 or refund_lines > 0) order by hour limit 1) f on true
      left join lateral (
        select hour from sales_hourly h
        where h.store_key = s.store_key and (lines > 0 or refund_lines > 0) order by hour desc limit 1) l on true
      group by retailer
      order by retailer""";

  private static final String STORES =
      """
      select retailer, store_id as store, store_name as name, store_city as city, store_region as region,
             store_tier as tier, country, business_zone as timezone, currency, latitude, longitude, opened_on
      from dim_store join dim_retailer using (retailer_key)
      order by retailer, store_id""";

  private static final String PRODUCTS =
      """
      select retailer, product_id as product, product_name as name, category, brand, unit_cost, unit_price,
             unit_of_measure, lead_time_days
      from dim_product join dim_retailer using (retailer_key)
      where is_current
      order by retailer, product_id""";
}
