package io.haat.app.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A retailer's lines, as the curated Parquet has them and as the warehouse has them. */
final class LakeLines {
  private LakeLines() {}

  static List<String> inLake(Path lake, String retailer) throws SQLException {
    String files = lake.resolve("curated/sales/retailer=" + retailer + "/*/*/*.parquet").toString();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      return Rows.of(
          duckDb,
          """
          select concat_ws('|', kind, store_id, transaction_id, coalesce(line_no, ''), epoch_us(sold_at),
                           product_id, coalesce(customer_id, ''), quantity, unit_price, discount,
                           total_amount, currency) as line
          from read_parquet('%s', hive_partitioning = false) order by line"""
              .formatted(files.replace("'", "''")));
    }
  }

  static List<String> inWarehouse(Connection warehouse, String retailer) throws SQLException {
    String line =
        """
        select concat_ws('|', '%s', s.store_id, transaction_id, coalesce(line_no, ''),
                         (extract(epoch from sold_at) * 1000000)::bigint, product_id,
                         coalesce(customer_id, ''), quantity, f.unit_price, discount, total_amount,
                         f.currency) collate "C" as line
        from %s f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
        join dim_product p using (product_key) left join dim_customer c using (customer_key)
        where r.retailer = ?""";
    return Rows.of(
        warehouse,
        line.formatted("sale", "fact_sales")
            + " union all "
            + line.formatted("refund", "fact_refunds")
            + " order by line",
        retailer,
        retailer);
  }
}
