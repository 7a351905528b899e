package io.haat.batch.load;

import static io.haat.batch.unit.CopyColumn.DATE;
import static io.haat.batch.unit.CopyColumn.INSTANT;
import static io.haat.batch.unit.CopyColumn.INT4;
import static io.haat.batch.unit.CopyColumn.INT8;
import static io.haat.batch.unit.CopyColumn.TEN_THOUSANDTHS_SUM;
import static io.haat.batch.unit.CopyColumn.TEXT;
import static io.haat.batch.unit.CopyColumn.THOUSANDTHS_SUM;

import io.haat.batch.unit.CopyColumn;
import io.haat.lake.Sql;
import java.util.List;

/**
 * The queries that add a unit's good lines up, for the rollups. Amounts become whole
 * ten-thousandths line by line: the sum of decimals is one of 38 digits, and to divide such a one
 * is dear. Sums of large amounts may go beyond a {@code bigint}.
 */
final class RollupSql {
  static final List<CopyColumn> DAILY_SALES =
      List.of(
          DATE,
          INT4,
          INT4,
          TEXT,
          INT4,
          INT4,
          INT4,
          THOUSANDTHS_SUM,
          TEN_THOUSANDTHS_SUM,
          TEN_THOUSANDTHS_SUM);

  static final List<CopyColumn> DAILY_REFUNDS =
      List.of(DATE, INT4, INT4, TEXT, INT4, THOUSANDTHS_SUM, TEN_THOUSANDTHS_SUM);

  static final List<CopyColumn> HOURS =
      List.of(
          INSTANT,
          INT4,
          TEXT,
          TEXT,
          INT4,
          INT4,
          THOUSANDTHS_SUM,
          TEN_THOUSANDTHS_SUM,
          TEN_THOUSANDTHS_SUM,
          INT4,
          THOUSANDTHS_SUM,
          TEN_THOUSANDTHS_SUM);

  static final List<CopyColumn> CITIES = List.of(TEXT, TEXT, TEXT, TEXT, TEN_THOUSANDTHS_SUM, INT8);

  private RollupSql() {}

  private static final String LINES_WITH_PRODUCTS =
      """
      from good_line l
      join store_key using (store_id)
      join product_key p on p.product_id = l.product_id
        and epoch_us(l.sold_at) >= p.valid_from and epoch_us(l.sold_at) < p.valid_to
      """;

  /** A receipt counts for each product that it holds, and once for their category. */
  private static final String DAILY_SALE =
      """
      create or replace table daily_sale as
      with held as (
        select sold_on, store_key, product_key, currency, any_value(p.category) as category,
               transaction_id, count(*) as lines,
               sum(haat_thousandths(l.quantity)) as units,
               sum(haat_ten_thousandths(l.discount)) as discounts,
               sum(haat_ten_thousandths(l.total_amount)) as amount
        $lines
        where l.kind = 'sale'
        group by sold_on, store_key, product_key, currency, transaction_id),
      marked as (
        select *, product_key = min(product_key) over (
                    partition by sold_on, store_key, currency, category, transaction_id) as is_first
        from held)
      select sold_on, store_key, product_key, currency, cast(sum(lines) as integer) as lines,
             cast(count(*) as integer) as transactions,
             cast(count(*) filter (where is_first) as integer) as category_firsts,
             sum(units) as units, sum(discounts) as discounts, sum(amount) as amount
      from marked group by all"""
          .replace("$lines", LINES_WITH_PRODUCTS);

  /**
   * Apart from sales: refunds are few, and adding them up beside the sales would cost every sale.
   */
  private static final String DAILY_REFUND =
      """
      create or replace table daily_refund as
      select sold_on, store_key, product_key, currency, cast(count(*) as integer) as lines,
             coalesce(sum(haat_thousandths(l.quantity)), 0) as units,
             sum(haat_ten_thousandths(l.total_amount)) as amount
      $lines
      where l.kind = 'refund'
      group by all"""
          .replace("$lines", LINES_WITH_PRODUCTS);

  /** A receipt counts once a day, in the hour and channel of its earliest line. */
  private static final String HOURLY =
      """
      create or replace table hourly as
      with placed as (
        select kind, sold_on, sold_hour, store_key, coalesce(channel, '') as channel, currency,
               transaction_id, haat_thousandths(quantity) as units,
               haat_ten_thousandths(discount) as discounts,
               haat_ten_thousandths(total_amount) as amount
        from good_line join store_key using (store_id)),
      first as (
        select sold_on, store_key, currency, min((sold_hour, channel)) as place
        from placed where kind = 'sale' group by sold_on, store_key, currency, transaction_id),
      part as (
        select sold_on, place[1] as sold_hour, store_key, place[2] as channel, currency,
               count(*) as transactions, 0 as lines, 0 as units, 0 as discounts, 0 as sales,
               0 as refund_lines, 0 as refund_units, 0 as refunds
        from first group by all
        union all
        select sold_on, sold_hour, store_key, channel, currency, 0,
               count(*), sum(units), sum(discounts), sum(amount), 0, 0, 0
        from placed where kind = 'sale' group by all
        union all
        select sold_on, sold_hour, store_key, channel, currency, 0, 0, 0, 0, 0,
               count(*), coalesce(sum(units), 0), sum(amount)
        from placed where kind = 'refund' group by all)
      select sold_on, sold_hour, store_key, channel, currency,
             cast(sum(transactions) as integer) as transactions, cast(sum(lines) as integer) as lines,
             sum(units) as units, sum(discounts) as discounts, sum(sales) as sales,
             cast(sum(refund_lines) as integer) as refund_lines, sum(refund_units) as refund_units,
             sum(refunds) as refunds
      from part group by all""";

  /** What creates {@code daily_sale}, {@code daily_refund} and {@code hourly}. */
  static final List<String> TABLES = List.of(DAILY_SALE, DAILY_REFUND, HOURLY);

  /** The rows that a unit's sales add to {@code sales_daily}. */
  static String dailySales(String condition) {
    return """
        select cast(sold_on - date '1970-01-01' as integer), store_key, product_key, currency,
               lines, transactions, category_firsts, %s, %s, %s
        from daily_sale where %s order by sold_on, store_key, product_key, currency"""
        .formatted(
            CopyColumn.sum("units"),
            CopyColumn.sum("discounts"),
            CopyColumn.sum("amount"),
            condition);
  }

  /** The rows that a unit's refunds add to {@code sales_daily}. */
  static final String DAILY_REFUNDS_TO_ADD =
      """
      select cast(sold_on - date '1970-01-01' as integer), store_key, product_key, currency,
             lines, %s, %s
      from daily_refund order by sold_on, store_key, product_key, currency"""
          .formatted(CopyColumn.sum("units"), CopyColumn.sum("amount"));

  /** The rows that a unit adds to {@code sales_hourly}. */
  static String hours(String condition) {
    return """
        select (sold_on - date '1970-01-01') * 86400000000 + sold_hour * 3600000000, store_key, channel, currency, transactions,
               lines, %s, %s, %s, refund_lines, %s, %s
        from hourly where %s order by store_key, sold_on, sold_hour, channel, currency"""
        .formatted(
            CopyColumn.sum("units"),
            CopyColumn.sum("discounts"),
            CopyColumn.sum("sales"),
            CopyColumn.sum("refund_units"),
            CopyColumn.sum("refunds"),
            condition);
  }

  static String cities(String retailer) {
    return """
        with sold as (
          select store_key, product_key, currency, sum(amount) as amount, sum(lines) as lines
          from daily_sale group by all)
        select %s, city, product_id, currency, %s, lines
        from (
          select city, product_id, currency, sum(amount) as amount, cast(sum(lines) as bigint) as lines
          from sold
          join store_key using (store_key)
          join product_key using (product_key)
          group by all)"""
        .formatted(Sql.text(retailer), CopyColumn.sum("amount"));
  }
}
