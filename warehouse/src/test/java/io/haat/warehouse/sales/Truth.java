package io.haat.warehouse.sales;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures counted from the facts, line by line. */
final class Truth {
  private Truth() {}

  /**
   * Figures by place: what some expression over {@code at}, the store and the product gives, and
   * the currency.
   */
  static SortedMap<String, Figures> of(Connection connection, Scope scope, String expression)
      throws SQLException {
    String sql =
        FIGURES
            .replace("$within", receiptsWithin(scope, expression))
            .replace("$expression", expression);
    var figures = new TreeMap<String, Figures>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ScopeParameters.set(statement, scope);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          figures.put(row.getString("place"), FigureRow.figures(row));
        }
      }
    }
    return figures;
  }

  /** Where products are told apart, a receipt counts once for each product or category. */
  private static String receiptsWithin(Scope scope, String expression) {
    if (expression.contains("product_id")) {
      return ", product_key";
    }
    if (expression.contains("category") || scope.category().isPresent()) {
      return ", category";
    }
    return scope.productKeys().isPresent() ? ", product_key" : "";
  }

  private static final String FIGURES =
      """
      with asked as (
        select ?::date as from_day, ?::date as to_day, ?::integer[] as stores, ?::integer[] as products, ?::text[] as channels),
      line as (
        select true as sale, f.*, sold_at at time zone business_zone as at, coalesce(channel, '') as way, retailer,
               store_id, store_city, store_region, store_tier, product_id, coalesce(category, '') as category
        from fact_sales f join (select store_key, store_id, store_city, store_region, store_tier, business_zone, retailer_key from dim_store) s using (store_key)
        join dim_retailer using (retailer_key) join (select product_key, product_id, category from dim_product) p using (product_key)
        union all
        select false, store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, coalesce(quantity, 0), unit_price,
               discount, tax_amount, total_amount, currency, payment_method, channel, origin_unit, origin_row,
               sold_at at time zone business_zone, coalesce(channel, ''), retailer,
               store_id, store_city, store_region, store_tier, product_id, coalesce(category, '')
        from fact_refunds f join (select store_key, store_id, store_city, store_region, store_tier, business_zone, retailer_key from dim_store) s using (store_key)
        join dim_retailer using (retailer_key) join (select product_key, product_id, category from dim_product) p using (product_key)),
      wanted as (
        select line.* from line, asked
        where at >= from_day and at < to_day and store_key = any (stores)
          and (products is null or product_key = any (products))),
      -- A receipt counts once a day, with its earliest line.
      receipt as (
        select distinct on (store_key, currency, at::date, transaction_id $within) *
        from wanted where sale
        order by store_key, currency, at::date, transaction_id $within, date_trunc('hour', at), way),
      counted as (
        select $expression || ' ' || currency as place, count(*) as transactions
        from receipt, asked where channels is null or way = any (channels) group by 1),
      summed as (
        select $expression || ' ' || currency as place,
               count(*) filter (where sale) as lines, coalesce(sum(quantity) filter (where sale), 0) as units,
               coalesce(sum(discount) filter (where sale), 0) as discounts,
               coalesce(sum(total_amount) filter (where sale), 0) as sales,
               count(*) filter (where not sale) as refund_lines,
               coalesce(sum(quantity) filter (where not sale), 0) as refund_units,
               coalesce(sum(total_amount) filter (where not sale), 0) as refunds
        from wanted, asked where channels is null or way = any (channels) group by 1)
      select coalesce(transactions, 0) as transactions, s.* from summed s left join counted c using (place)""";
}
