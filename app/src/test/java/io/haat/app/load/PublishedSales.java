package io.haat.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** {@code city_product_sales} as readers of the lake see it. */
final class PublishedSales {
  private PublishedSales() {}

  static Path file(Path lake) {
    return lake.resolve("published/city_product_sales/current/city_product_sales.parquet");
  }

  /**
   * The total sales of one retailer as text; {@code ∅} if there are none. Of a copy: DuckDB opens a
   * file several times in one query, and so may meet two versions of it.
   */
  static String total(Path lake, String retailer) throws SQLException, IOException {
    if (!Files.exists(file(lake))) {
      return "∅";
    }
    Path copy = Files.createTempFile("published", ".parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.copy(file(lake), copy, StandardCopyOption.REPLACE_EXISTING);
      return Rows.of(
              duckDb,
              "select sum(total_sales) from read_parquet('%s') where retailer = ?"
                  .formatted(copy.toString().replace("'", "''")),
              retailer)
          .get(0);
    } finally {
      Files.delete(copy);
    }
  }
}
