package io.haat.simulator.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.util.ArrayList;
import java.util.List;

/** Another event under the same id, as a till makes it that counts its receipts anew. */
final class ChangedEvent {
  private static final int PIECE = 1_000;

  private ChangedEvent() {}

  static Event of(Event event) {
    if (event instanceof SaleEvent sale) {
      return oneMore(sale);
    }
    if (event instanceof RefundEvent refund) {
      return otherReason(refund);
    }
    if (event instanceof StockEvent stock) {
      return oneMore(stock);
    }
    return onePageMore((CustomerEvent) event);
  }

  /** A piece more of the first item, at its price. */
  private static SaleEvent oneMore(SaleEvent sale) {
    List<SaleEvent.Item> items = new ArrayList<>(sale.items());
    SaleEvent.Item first = items.get(0);
    items.set(
        0,
        new SaleEvent.Item(
            first.productId(),
            first.quantityThousandths() + PIECE,
            first.unitPriceTenThousandths(),
            first.discountTenThousandths(),
            first.amountTenThousandths() + first.unitPriceTenThousandths()));
    return new SaleEvent(
        sale.id(),
        sale.retailerId(),
        sale.storeId(),
        sale.customerId(),
        sale.eventTimeMicros(),
        items,
        sale.paymentMethod(),
        sale.channel());
  }

  private static RefundEvent otherReason(RefundEvent refund) {
    return new RefundEvent(
        refund.id(),
        refund.originalTransactionId(),
        refund.retailerId(),
        refund.storeId(),
        refund.productId(),
        refund.customerId(),
        refund.quantityThousandths(),
        refund.amountTenThousandths(),
        refund.reason() + "_or_not",
        refund.eventTimeMicros());
  }

  private static StockEvent oneMore(StockEvent stock) {
    return new StockEvent(
        stock.id(),
        stock.retailerId(),
        stock.storeId(),
        stock.warehouseId(),
        stock.productId(),
        stock.kind(),
        stock.quantityChangeThousandths() + PIECE,
        stock.currentStockThousandths() + PIECE,
        stock.reorderLevelThousandths(),
        stock.eventTimeMicros());
  }

  private static CustomerEvent onePageMore(CustomerEvent event) {
    Integer pages = event.pageViews();
    return new CustomerEvent(
        event.id(),
        event.retailerId(),
        event.customerId(),
        event.kind(),
        event.sessionSeconds(),
        pages == null ? 1 : pages + 1,
        event.device(),
        event.channel(),
        event.eventTimeMicros());
  }
}
