package io.haat.batch.load;

import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.LakeLayout;
import io.haat.lake.ObjectStore;
import io.haat.lake.Sql;
import io.haat.warehouse.load.CityProductSales;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Publishes {@code city_product_sales} as one Parquet object that is replaced whole: a reader sees
 * the old state or the new. A lock in the warehouse keeps an older state from replacing a newer.
 */
final class CityProductPublisher {
  private final ObjectStore lake;
  private final DuckDbLimits limits;

  CityProductPublisher(ObjectStore lake, DuckDbLimits limits) {
    this.lake = lake;
    this.limits = limits;
  }

  void publish(Connection warehouse) throws SQLException, IOException {
    try (var published = CityProductSales.lock(warehouse);
        DuckDb database = DuckDb.open(limits)) {
      database.execute(
          """
          create table city_product_sales (
            retailer varchar, store_city varchar, product_id varchar, currency varchar,
            total_sales decimal(38, 4), avg_sales decimal(38, 4), lines bigint)""");
      try (DuckDBAppender appender =
          database
              .connection()
              .unwrap(DuckDBConnection.class)
              .createAppender("city_product_sales")) {
        published.read(
            row ->
                appender
                    .beginRow()
                    .append(row.retailer())
                    .append(row.storeCity())
                    .append(row.productId())
                    .append(row.currency())
                    .append(row.totalSales())
                    .append(row.averageSales())
                    .append(row.lines())
                    .endRow());
      }
      Path file = Files.createTempFile(lake.scratch(), "published-", ".parquet");
      try {
        database.execute(
            """
            copy (from city_product_sales order by retailer, store_city, product_id, currency)
            to %s (format parquet, compression zstd)"""
                .formatted(Sql.text(file.toString())));
        lake.put(LakeLayout.CITY_PRODUCT_SALES, file);
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }
}
