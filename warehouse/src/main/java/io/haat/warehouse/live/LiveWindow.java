package io.haat.warehouse.live;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The value of one minute window as counted so far, absolute. Amounts are in ten-thousandths of the
 * currency's unit, quantities in thousandths, times in microseconds since 1970-01-01T00:00Z.
 */
public sealed interface LiveWindow {
  String retailer();

  long windowStartMicros();

  /**
   * Of {@code transactions_summary}.
   *
   * @param customersSketch HLL of customer ids; null to leave what is stored
   */
  record StoreMinute(
      String retailer,
      String storeId,
      long windowStartMicros,
      String currency,
      long transactions,
      long revenueTenThousandths,
      long uniqueCustomers,
      @Nullable ByteBuffer customersSketch)
      implements LiveWindow {}

  /** Of {@code product_metrics_minute}. */
  record ProductMinute(
      String retailer,
      String productId,
      String currency,
      long windowStartMicros,
      long unitsThousandths,
      long revenueTenThousandths,
      long transactions)
      implements LiveWindow {}

  /** Of {@code refund_metrics_minute}. */
  record RefundMinute(
      String retailer,
      String storeId,
      String reason,
      String currency,
      long windowStartMicros,
      long refunds,
      long unitsThousandths,
      long amountTenThousandths)
      implements LiveWindow {}

  /** Of {@code funnel_minute}. */
  record FunnelMinute(String retailer, String eventType, long windowStartMicros, long events)
      implements LiveWindow {}
}
