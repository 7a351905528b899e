package io.haat.server.catalogue;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.SQLException;
import java.util.Set;

/** All products as they are called now. */
public final class Products implements Resource {
  private final ReadPool pool;

  public Products(ReadPool pool) {
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
        select retailer, product_id as product, product_name as name, category, brand, unit_cost, unit_price,
               unit_of_measure, lead_time_days
        from dim_product join dim_retailer using (retailer_key)
        where is_current
        order by retailer, product_id""");
  }
}
