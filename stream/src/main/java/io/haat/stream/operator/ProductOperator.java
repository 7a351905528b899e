package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.stream.minute.LabelledSums;
import io.haat.stream.record.Scope;
import io.haat.warehouse.live.LiveWindow;

/** Sales by product, counted by currency. */
public final class ProductOperator extends SumsOperator {
  public ProductOperator(OperatorSettings settings) {
    super(settings, EventType.SALE);
  }

  @Override
  LiveWindow window(Scope scope, long windowStartMicros, LabelledSums.Sums sums) {
    return new LiveWindow.ProductMinute(
        scope.retailer(),
        scope.part(),
        sums.label(),
        windowStartMicros,
        sums.unitsThousandths(),
        sums.amountTenThousandths(),
        sums.count());
  }
}
