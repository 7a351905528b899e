package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.model.event.Event;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Copies lines into {@code fact_sales} or {@code fact_refunds}. */
final class LineCopy {
  private static final List<String> SALES_COLUMNS =
      List.of(
          "line_id",
          "store_key",
          "transaction_id",
          "line_no",
          "sold_at",
          "product_key",
          "customer_key",
          "quantity",
          "unit_price",
          "discount",
          "total_amount",
          "currency",
          "payment_method",
          "channel",
          "origin_unit",
          "origin_row");
  private static final List<String> REFUND_COLUMNS =
      Stream.concat(SALES_COLUMNS.stream(), Stream.of("reason", "original_transaction_id"))
          .toList();

  private LineCopy() {}

  /** Copies lines of one kind, which stand in the order of their identity. */
  static void copy(Connection connection, LineKind kind, List<FactLine> lines) throws SQLException {
    try (BinaryCopy copy =
        kind == LineKind.SALE
            ? BinaryCopy.into(connection, "fact_sales", SALES_COLUMNS)
            : BinaryCopy.into(connection, "fact_refunds", REFUND_COLUMNS)) {
      for (FactLine line : lines) {
        row(copy, line);
      }
      copy.finish();
    }
  }

  private static void row(BinaryCopy copy, FactLine line) throws SQLException {
    Event event = line.event().fact().event();
    copy.row();
    copy.uuid(line.id().getMostSignificantBits(), line.id().getLeastSignificantBits());
    copy.int4(line.store().key());
    copy.text(event.id());
    copy.text(Integer.toString(line.number()));
    copy.instant(event.eventTimeMicros());
    copy.int4(line.productKey());
    if (line.customerKey() == null) {
      copy.nul();
    } else {
      copy.int4(line.customerKey());
    }
    if (line.quantity() == null) {
      copy.nul();
    } else {
      copy.numeric(line.quantity(), 3);
    }
    copy.numeric(line.unitPrice(), 4);
    copy.numeric(line.discount(), 4);
    copy.numeric(line.amount(), 4);
    copy.text(line.event().fact().currency());
    if (event instanceof SaleEvent sale) {
      copy.text(sale.paymentMethod());
      copy.text(sale.channel());
    } else {
      copy.nul();
      copy.nul();
    }
    copy.int4(line.event().originUnit());
    copy.int8(line.event().originRow());
    if (event instanceof RefundEvent refund) {
      copy.text(refund.reason());
      copy.text(refund.originalTransactionId());
    }
  }
}
