package io.haat.app.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the warehouse says about one retailer, without the numbers that depend on the order of
 * loading: each table as its number of rows and a checksum over them.
 */
final class BusinessTables {
  private static final String LINE =
      """
      s.store_id, f.line_id, f.transaction_id, f.line_no, f.sold_at, p.product_id, p.product_name,
      p.category, c.customer_id, c.customer_name, f.quantity, f.unit_price, f.discount,
      f.tax_amount, f.total_amount, f.currency, f.payment_method, f.channel""";
  private static final String FROM =
      """
      from $fact f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key) left join dim_customer c using (customer_key)
      where r.retailer = ?""";

  private static final Map<String, String> QUERIES = queries();

  private BusinessTables() {}

  /** The checksum of each table. */
  static Map<String, String> of(Connection connection, String retailer) throws SQLException {
    var sums = new LinkedHashMap<String, String>();
    for (var query : QUERIES.entrySet()) {
      sums.put(query.getKey(), checksum(connection, query.getValue(), retailer));
    }
    return sums;
  }

  private static String checksum(Connection connection, String query, String retailer)
      throws SQLException {
    String sql =
        "select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from (%s) t"
            .formatted(query);
    return Rows.of(connection, sql, retailer).get(0);
  }

  private static String query(String table) {
    return java.util.Objects.requireNonNull(QUERIES.get(table));
  }

  /** The same without what is rejected, which follows the files and not the lines. */
  static Map<String, String> withoutRejects(Connection connection, String retailer)
      throws SQLException {
    Map<String, String> sums = of(connection, retailer);
    sums.remove("rejected_record");
    return sums;
  }

  /** Lines and sums by the ids of stores, products and customers. */
  static Map<String, String> withoutNames(Connection connection, String retailer)
      throws SQLException {
    var sums = new LinkedHashMap<String, String>();
    for (String table : List.of("fact_sales", "fact_refunds")) {
      String sql = query(table).replaceAll("p.product_name,|p.category,|c.customer_name,", "");
      sums.put(table, checksum(connection, sql, retailer));
    }
    sums.put("daily", checksum(connection, DAILY_BY_ID, retailer));
    sums.put("cities", checksum(connection, query("city_product_sales"), retailer));
    return sums;
  }

  /** What points nowhere, or to a version of another time; empty in a sound warehouse. */
  static List<String> orphans(Connection connection) throws SQLException {
    var orphans = new ArrayList<String>();
    for (String fact : List.of("fact_sales", "fact_refunds")) {
      orphans.addAll(Rows.of(connection, ORPHANS.replace("$fact", fact)));
    }
    orphans.addAll(Rows.of(connection, ROLLUP_ORPHANS));
    return orphans;
  }

  private static final String DAILY_BY_ID =
      """
      select d.day, s.store_id, p.product_id, d.currency, sum(d.lines), sum(d.units),
             sum(d.discount_amount), sum(d.sales_amount), sum(d.refund_lines), sum(d.refund_units),
             sum(d.refund_amount)
      from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_product p using (product_key) where r.retailer = ?
      group by d.day, s.store_id, p.product_id, d.currency""";

  private static final String ORPHANS =
      """
      select '$fact', f.line_id, s.store_id, p.product_id, c.customer_id
      from $fact f
      left join dim_store s using (store_key)
      left join dim_product p on p.product_key = f.product_key
        and p.retailer_key = s.retailer_key and f.sold_at >= p.valid_from and f.sold_at < p.valid_to
      left join dim_customer c on c.customer_key = f.customer_key
        and c.retailer_key = s.retailer_key and f.sold_at >= c.valid_from and f.sold_at < c.valid_to
      left join load_unit u on u.load_unit_key = f.origin_unit and u.retailer_key = s.retailer_key
      where s.store_id is null or p.product_id is null or u.object is null
         or (f.customer_key is not null and c.customer_id is null)
      limit 5""";

  private static final String ROLLUP_ORPHANS =
      """
      select 'sales_daily', d.day, d.store_key, d.product_key
      from sales_daily d left join dim_store s using (store_key)
      left join dim_product p using (product_key) left join dim_date t on t.day = d.day
      where s.store_id is null or p.product_id is null or t.day is null
      limit 5""";

  private static Map<String, String> queries() {
    var queries = new LinkedHashMap<String, String>();
    queries.put("fact_sales", "select " + LINE + " " + FROM.replace("$fact", "fact_sales"));
    queries.put(
        "fact_refunds",
        "select "
            + LINE
            + ", f.reason, f.original_transaction_id "
            + FROM.replace("$fact", "fact_refunds"));
    queries.put(
        "sales_daily",
        """
        select d.day, s.store_id, p.product_id, p.product_name, p.category, d.currency, d.lines, d.units,
               d.discount_amount, d.sales_amount, d.refund_lines, d.refund_units, d.refund_amount
        from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
        join dim_product p using (product_key) where r.retailer = ?""");
    queries.put(
        "city_product_sales",
        """
        select store_city, product_id, currency, total_sales, avg_sales, lines
        from city_product_sales where retailer = ?""");
    queries.put("dim_store", dimension("dim_store", "store_key"));
    queries.put("dim_product", dimension("dim_product", "product_key"));
    queries.put("dim_customer", dimension("dim_customer", "customer_key"));
    queries.put(
        "rejected_record",
        """
        select u.object, x.raw_row, x.rules, x.raw, x.bytes
        from rejected_record x join load_unit u using (load_unit_key)
        join dim_retailer r using (retailer_key) where r.retailer = ?""");
    return queries;
  }

  private static String dimension(String table, String key) {
    return """
        select to_jsonb(d) - '%s' - 'retailer_key' - 'named_at'
        from %s d join dim_retailer r using (retailer_key) where r.retailer = ?"""
        .formatted(key, table);
  }
}
