package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies lines straight into their fact table. If one of them is stored already, the copy fails and
 * the transaction with it: live events hardly ever are, and to copy costs a third of an insert that
 * looks first.
 */
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
  private static final List<String> REFUND_COLUMNS = refundColumns();

  private final Connection connection;

  LineCopy(Connection connection) {
    this.connection = connection;
  }

  /** Copies lines of one kind, which stand in the order of their identity. */
  void copy(LineKind kind, List<FactLine> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
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

  private void row(BinaryCopy copy, FactLine line) throws SQLException {
    copy.row();
    copy.uuid(line.id().getMostSignificantBits(), line.id().getLeastSignificantBits());
    copy.int4(line.storeKey());
    copy.text(line.fact().event().id());
    copy.text(Integer.toString(line.number()));
    copy.instant(line.fact().event().eventTimeMicros());
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
    copy.text(line.fact().currency());
    if (line.fact().event() instanceof SaleEvent sale) {
      copy.text(sale.paymentMethod());
      copy.text(sale.channel());
    } else {
      copy.nul();
      copy.nul();
    }
    copy.int4(line.originUnit());
    copy.int8(line.fact().origin().offset());
    if (line.fact().event() instanceof RefundEvent refund) {
      copy.text(refund.reason());
      copy.text(refund.originalTransactionId());
    }
  }

  private static List<String> refundColumns() {
    var columns = new ArrayList<>(SALES_COLUMNS);
    columns.add("reason");
    columns.add("original_transaction_id");
    return List.copyOf(columns);
  }
}
