package io.haat.app.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** {@code city_product_sales} as readers of the lake see it. */
final class PublishedSales {
  private PublishedSales() {}

  static Path file(Path lake) {
    return lake.resolve("published/city_product_sales/current/city_product_sales.parquet");
  }

  /** The total sales of one retailer as text; {@code ∅} if there are none. */
  static String total(Path lake, String retailer) throws SQLException {
    if (!Files.exists(file(lake))) {
      return "∅";
    }
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      return Rows.of(
              duckDb,
              "select sum(total_sales) from read_parquet('%s') where retailer = ?"
                  .formatted(file(lake).toString().replace("'", "''")),
              retailer)
          .get(0);
    }
  }
}
