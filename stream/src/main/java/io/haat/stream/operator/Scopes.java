package io.haat.stream.operator;

import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Scope;

/** By what events are brought together. */
public final class Scopes {
  /**
   * Customers are many and each of them does little, so state by customer would be mostly overhead.
   * Their events are known by retailer and id: those of one id meet in one of so many parts.
   */
  private static final int PARTS = 256;

  private static final String[] PART_NAMES = new String[PARTS];

  static {
    for (int i = 0; i < PARTS; i++) {
      PART_NAMES[i] = Integer.toString(i);
    }
  }

  private Scopes() {}

  public static Scope of(LiveEvent live) {
    if (live.event() instanceof SaleEvent sale) {
      return new Scope(sale.retailerId(), sale.storeId());
    } else if (live.event() instanceof RefundEvent refund) {
      return new Scope(refund.retailerId(), refund.storeId());
    } else if (live.event() instanceof StockEvent stock) {
      return new Scope(stock.retailerId(), stock.storeId());
    }
    int part = (int) live.identity().idLow() & (PARTS - 1);
    return new Scope(live.event().retailerId(), PART_NAMES[part]);
  }
}
