package io.haat.simulator.live;

import io.haat.model.event.RefundEvent;
import io.haat.simulator.random.Rng;
import org.jspecify.annotations.Nullable;

/** Refunds that raise questions: each valid, none an easy match of its sale. */
final class OddRefunds {
  private static final int MORE_THAN_ANY_SALE = 50;

  private OddRefunds() {}

  static RefundEvent of(RefundEvent refund, Rng rng) {
    String sale = refund.originalTransactionId();
    return switch (rng.nextInt(4)) {
      case 0 -> with(refund, null, refund.quantityThousandths(), refund.amountTenThousandths());
      case 1 ->
          with(refund, "X" + sale, refund.quantityThousandths(), refund.amountTenThousandths());
      case 2 -> with(refund, sale, null, refund.amountTenThousandths());
      default ->
          with(
              refund,
              sale,
              refund.quantityThousandths(),
              refund.amountTenThousandths() * MORE_THAN_ANY_SALE);
    };
  }

  private static RefundEvent with(
      RefundEvent refund, @Nullable String sale, @Nullable Long quantity, long amount) {
    return new RefundEvent(
        refund.id(),
        sale,
        refund.retailerId(),
        refund.storeId(),
        refund.productId(),
        refund.customerId(),
        quantity,
        amount,
        refund.reason(),
        refund.eventTimeMicros());
  }
}
