package io.haat.batch.load;

import static io.haat.batch.unit.CopyColumn.INSTANT;
import static io.haat.batch.unit.CopyColumn.INT4;
import static io.haat.batch.unit.CopyColumn.INT8;
import static io.haat.batch.unit.CopyColumn.TEN_THOUSANDTHS;
import static io.haat.batch.unit.CopyColumn.TEXT;
import static io.haat.batch.unit.CopyColumn.TEXTS;
import static io.haat.batch.unit.CopyColumn.THOUSANDTHS;
import static io.haat.batch.unit.CopyColumn.UUID;

import io.haat.batch.unit.CopyColumn;
import io.haat.lake.Sql;
import io.haat.model.LineId;
import io.haat.model.LineKind;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBReadableVector;

/** The queries that turn a unit's good lines, with their keys, into rows of the warehouse. */
final class FactSql {
  private static final List<String> NUMBERS =
      List.of(
          "store_key",
          "line_id",
          "sold_at",
          "product_key",
          "customer_key",
          "quantity",
          "unit_price",
          "discount",
          "tax_amount",
          "total_amount",
          "origin_unit",
          "origin_row");
  private static final List<String> SALES_TEXTS =
      List.of("transaction_id", "line_no", "currency", "payment_method", "channel");
  private static final List<String> REFUND_TEXTS =
      concat(SALES_TEXTS, List.of("reason", "original_transaction_id"));

  static final List<CopyColumn> FACTS =
      List.of(
          INT4,
          UUID,
          INSTANT,
          INT4,
          INT4,
          THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          TEN_THOUSANDTHS,
          INT4,
          INT8,
          TEXTS);

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

  private FactSql() {}

  /** Gives good lines the keys of their facts. */
  static final String KEYED_LINES =
      """
      create or replace view keyed_line as
      select l.*, s.store_key, p.product_key, c.customer_key
      from good_line l
      join store_key s using (store_id)
      join product_key p on p.product_id = l.product_id
        and epoch_us(l.sold_at) >= p.valid_from and epoch_us(l.sold_at) < p.valid_to
      left join customer_key c on c.customer_id = l.customer_id
        and epoch_us(l.sold_at) >= c.valid_from and epoch_us(l.sold_at) < c.valid_to""";

  /** The columns of the fact table, in the order of {@link #facts}. */
  static List<String> columns(LineKind kind) {
    return concat(NUMBERS, texts(kind));
  }

  /** In the order of the object. */
  static String facts(LineKind kind, int loadUnitKey) {
    return """
        select store_key, %s, %s, epoch_us(sold_at), product_key, customer_key,
               haat_thousandths(quantity), haat_ten_thousandths(unit_price),
               haat_ten_thousandths(discount), haat_ten_thousandths(tax_amount),
               haat_ten_thousandths(total_amount), %d::integer, _row, %s
        from keyed_line
        where kind = %s"""
        .formatted(
            LineIdSql.HIGH,
            LineIdSql.LOW,
            loadUnitKey,
            CopyColumn.packed(texts(kind)),
            Sql.text(kind.word()));
  }

  /** The running number of the receipt, which leads the primary key, of a row of {@link #facts}. */
  static long receiptNumber(DuckDBReadableVector[] vectors, long row) {
    return LineId.runningNumber(vectors[1].getLong(row));
  }

  private static List<String> texts(LineKind kind) {
    return kind == LineKind.SALE ? SALES_TEXTS : REFUND_TEXTS;
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The lines that may be stored already. */
  static String candidates(String condition) {
    return """
        select _row, store_key, %s, %s, epoch_us(sold_at), product_id, customer_id,
               haat_thousandths(quantity), haat_ten_thousandths(unit_price),
               haat_ten_thousandths(discount), haat_ten_thousandths(total_amount),
               currency, payment_method, channel
        from good_line join store_key using (store_id)
        where %s"""
        .formatted(LineIdSql.HIGH, LineIdSql.LOW, condition);
  }
}
