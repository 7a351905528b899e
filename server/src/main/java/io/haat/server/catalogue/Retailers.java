package io.haat.server.catalogue;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.SQLException;
import java.util.Set;

/** All retailers that have stores, with the days of their first and last sales. */
public final class Retailers implements Resource {
  private final ReadPool pool;

  public Retailers(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.CATALOGUE, Ingredient.SALES);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    parameters.check();
    // Of each store the two ends of its hours, which are found by the key.
    return pool.list(
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
        order by retailer""");
  }
}
