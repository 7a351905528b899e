package io.haat.server.catalogue;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.SQLException;
import java.util.Set;

/** All stores with what is known about them. */
public final class Stores implements Resource {
  private final ReadPool pool;

  public Stores(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.CATALOGUE);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    parameters.check();
    return pool.list(
        """
        select retailer, store_id as store, store_name as name, store_city as city, store_region as region,
               store_tier as tier, country, business_zone as timezone, currency, latitude, longitude, opened_on
        from dim_store join dim_retailer using (retailer_key)
        order by retailer, store_id""");
  }
}
