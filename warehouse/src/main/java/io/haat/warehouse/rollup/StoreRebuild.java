package io.haat.warehouse.rollup;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Makes what the writers keep of some stores anew, from their facts. */
public final class StoreRebuild {
  private static final List<SqlFile> STEPS =
      List.of(
          SqlFile.of(StoreRebuild.class, "delete_daily_of_stores.sql"),
          SqlFile.of(StoreRebuild.class, "delete_hourly_of_stores.sql"),
          SqlFile.of(StoreRebuild.class, "daily_of_stores.sql"),
          SqlFile.of(StoreRebuild.class, "hourly_of_stores.sql"));

  private StoreRebuild() {}

  /**
   * Replaces the rows of {@code sales_daily} and {@code sales_hourly}, in the caller's transaction,
   * which must keep other writers of the stores' retailer away.
   */
  public static void run(Connection connection, Collection<Integer> storeKeys) throws SQLException {
    for (SqlFile step : STEPS) {
      try (SqlQuery query = step.on(connection).set("stores", "integer", storeKeys)) {
        query.run();
      }
    }
  }
}
