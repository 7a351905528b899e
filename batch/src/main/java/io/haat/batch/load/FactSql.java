package io.haat.batch.load;

import static io.haat.batch.load.CopyColumn.DATE;
import static io.haat.batch.load.CopyColumn.INSTANT;
import static io.haat.batch.load.CopyColumn.INT4;
import static io.haat.batch.load.CopyColumn.INT8;
import static io.haat.batch.load.CopyColumn.TEN_THOUSANDTHS;
import static io.haat.batch.load.CopyColumn.TEXT;
import static io.haat.batch.load.CopyColumn.THOUSANDTHS;
import static io.haat.batch.load.CopyColumn.UUID;

import io.haat.lake.Sql;
import io.haat.model.LineKind;
import java.util.List;
import java.util.stream.Stream;

/** The queries that turn a unit's good lines, with their keys, into rows of the warehouse. */
final class FactSql {
  static final List<String> SALES_COLUMNS =
      List.of(
          "store_key",
          "line_id",
          "transaction_id",
          "line_no",
          "sold_at",
          "product_key",
          "customer_key",
          "quantity",
          "unit_price",
          "discount",
          "tax_amount",
          "total_amount",
          "currency",
          "payment_method",
          "channel",
          "origin_unit",
          "origin_row");
  static final List<CopyColumn> SALES =
      List.of(
          INT4,
          UUID,
          TEXT,
          TEXT,
          INSTANT,
          INT4,
          INT4,
          THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEXT,
          TEXT,
          TEXT,
          INT4,
          INT8);

  static final List<String> REFUND_COLUMNS =
      Stream.concat(SALES_COLUMNS.stream(), Stream.of("reason", "original_transaction_id"))
          .toList();
  static final List<CopyColumn> REFUNDS =
      Stream.concat(SALES.stream(), Stream.of(TEXT, TEXT)).toList();

  static final List<CopyColumn> CANDIDATES =
      List.of(
          INT8,
          INT4,
          UUID,
          INSTANT,
          TEXT,
          TEXT,
          THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEXT,
          TEXT,
          TEXT);

  static final List<CopyColumn> DAILY =
      List.of(
          DATE,
          INT4,
          INT4,
          TEXT,
          INT4,
          THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          INT4,
          THOUSANDTHS,
          TEN_THOUSANDTHS);

  static final List<CopyColumn> CITIES = List.of(TEXT, TEXT, TEXT, TEXT, TEN_THOUSANDTHS, INT8);

  private FactSql() {}

  /** Gives good lines their keys, once for facts and rollups. */
  static final String KEYED_LINES =
      """
      create view keyed_line as
      select l.*, s.store_key, s.city, p.product_key, c.customer_key
      from good_line l
      join store_key s using (store_id)
      join product_key p on p.product_id = l.product_id
        and epoch_us(l.sold_at) >= p.valid_from and epoch_us(l.sold_at) < p.valid_to
      left join customer_key c on c.customer_id = l.customer_id
        and epoch_us(l.sold_at) >= c.valid_from and epoch_us(l.sold_at) < c.valid_to""";

  /** In the order of the object, so that lines of a time lie together in the table. */
  static String facts(LineKind kind, int loadUnitKey) {
    String more = kind == LineKind.REFUND ? ", reason, original_transaction_id" : "";
    return """
        select store_key, %s, %s, transaction_id, line_no, epoch_us(sold_at), product_key, customer_key,
               cast(quantity * 1000 as bigint), cast(unit_price * 10000 as bigint),
               cast(discount * 10000 as bigint), cast(tax_amount * 10000 as bigint),
               cast(total_amount * 10000 as bigint), currency, payment_method, channel,
               %d::integer, _row%s
        from keyed_line
        where kind = %s"""
        .formatted(LineIdSql.HIGH, LineIdSql.LOW, loadUnitKey, more, Sql.text(kind.word()));
  }

  /** The lines that may be stored already. */
  static String candidates(String condition) {
    return """
        select _row, store_key, %s, %s, epoch_us(sold_at), product_id, customer_id,
               cast(quantity * 1000 as bigint), cast(unit_price * 10000 as bigint),
               cast(discount * 10000 as bigint), cast(total_amount * 10000 as bigint),
               currency, payment_method, channel
        from good_line join store_key using (store_id)
        where %s"""
        .formatted(LineIdSql.HIGH, LineIdSql.LOW, condition);
  }

  /** Refunds are few: added up apart, they cost the sales no conditions. */
  static final String DAILY_TABLE =
      """
      create table daily as
      with keyed as (
        select l.sold_on, s.store_key, p.product_key, l.currency, l.kind,
               l.quantity, l.discount, l.total_amount
        from good_line l
        join store_key s using (store_id)
        join product_key p on p.product_id = l.product_id
          and epoch_us(l.sold_at) >= p.valid_from and epoch_us(l.sold_at) < p.valid_to),
      sold as (
        select sold_on, store_key, product_key, currency, count(*) as lines, sum(quantity) as units,
               sum(discount) as discount_amount, sum(total_amount) as sales_amount
        from keyed where kind = 'sale' group by all),
      refunded as (
        select sold_on, store_key, product_key, currency, count(*) as refund_lines,
               sum(quantity) as refund_units, sum(total_amount) as refund_amount
        from keyed where kind = 'refund' group by all)
      select sold_on, store_key, product_key, currency,
             coalesce(lines, 0)::integer as lines,
             cast(coalesce(units, 0) * 1000 as bigint) as units,
             cast(coalesce(discount_amount, 0) * 10000 as bigint) as discount_amount,
             cast(coalesce(sales_amount, 0) * 10000 as bigint) as sales_amount,
             coalesce(refund_lines, 0)::integer as refund_lines,
             cast(coalesce(refund_units, 0) * 1000 as bigint) as refund_units,
             cast(coalesce(refund_amount, 0) * 10000 as bigint) as refund_amount
      from sold full join refunded using (sold_on, store_key, product_key, currency)""";

  static String daily(String condition) {
    return "select * replace (cast(sold_on - date '1970-01-01' as integer) as sold_on) from daily where "
        + condition
        + " order by sold_on, store_key, product_key, currency";
  }

  static String cities(String retailer) {
    return """
        with sold as (
          select store_key, product_key, currency,
                 sum(sales_amount) as sales_amount, sum(lines) as lines
          from daily where lines > 0 group by all)
        select %s, city, product_id, currency,
               cast(sum(sales_amount) as bigint), cast(sum(lines) as bigint)
        from sold
        join store_key using (store_key)
        join product_key using (product_key)
        group by all"""
        .formatted(Sql.text(retailer));
  }
}
