package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.stream.minute.LabelledSums;
import io.haat.stream.record.Scope;
import io.haat.warehouse.live.LiveWindow;

/** Customers' events by retailer, counted by kind. */
public final class FunnelOperator extends SumsOperator {
  public FunnelOperator(OperatorSettings settings) {
    super(settings, EventType.CUSTOMER);
  }

  @Override
  LiveWindow window(Scope scope, long windowStartMicros, LabelledSums.Sums sums) {
    return new LiveWindow.FunnelMinute(
        scope.retailer(), sums.label(), windowStartMicros, sums.count());
  }
}
