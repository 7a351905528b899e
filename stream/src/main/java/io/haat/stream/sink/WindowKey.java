package io.haat.stream.sink;

import io.haat.warehouse.live.LiveWindow;
import io.haat.warehouse.live.LiveWindow.FunnelMinute;
import io.haat.warehouse.live.LiveWindow.ProductMinute;
import io.haat.warehouse.live.LiveWindow.RefundMinute;
import io.haat.warehouse.live.LiveWindow.StoreMinute;

/** Which row of which table a window is. */
record WindowKey(
    Class<? extends LiveWindow> table,
    String retailer,
    String part,
    String label,
    long windowStartMicros) {
  private static final int PRIME = 31;

  static WindowKey of(LiveWindow window) {
    String part = "";
    String label = "";
    if (window instanceof StoreMinute store) {
      part = store.storeId();
    } else if (window instanceof ProductMinute product) {
      part = product.productId();
      label = product.currency();
    } else if (window instanceof RefundMinute refund) {
      part = refund.storeId();
      label = refund.reason();
    } else if (window instanceof FunnelMinute funnel) {
      label = funnel.eventType();
    }
    return new WindowKey(
        window.getClass(), window.retailer(), part, label, window.windowStartMicros());
  }

  // Both by hand: those of a record are slower until they are compiled.

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowKey that
        && windowStartMicros == that.windowStartMicros
        && table == that.table
        && part.equals(that.part)
        && label.equals(that.label)
        && retailer.equals(that.retailer);
  }

  @Override
  public int hashCode() {
    int hash = part.hashCode() * PRIME + label.hashCode();
    return hash * PRIME + Long.hashCode(windowStartMicros);
  }
}
