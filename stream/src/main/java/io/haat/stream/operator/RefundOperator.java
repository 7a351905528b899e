package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.KeyMinutesSerializer;
import io.haat.stream.minute.LabelledSums;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Scope;
import io.haat.warehouse.live.LiveWindow;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Refunds by store, counted by their reasons. */
public final class RefundOperator extends EventOperator<LabelledSums> {
  public RefundOperator(OperatorSettings settings) {
    super(settings, EventType.REFUND);
  }

  @Override
  TypeSerializer<KeyMinutes<LabelledSums>> stateSerializer() {
    return KeyMinutesSerializer.ofSums();
  }

  @Override
  LabelledSums emptyValue() {
    return new LabelledSums();
  }

  @Override
  String storeId(LiveEvent event) {
    return ((RefundEvent) event.event()).storeId();
  }

  @Override
  boolean count(LiveEvent event, OpenMinute<LabelledSums> minute) {
    RefundEvent refund = (RefundEvent) event.event();
    Long units = refund.quantityThousandths();
    LabelledSums sums = minute.value();
    if (Sizes.isHuge(refund.amountTenThousandths())
        || (units != null && Sizes.isHuge(units))
        || !sums.claim(event.currency())) {
      return false;
    }
    boolean added =
        sums.add(
            refund.reason(),
            1,
            units == null ? 0 : units,
            refund.amountTenThousandths(),
            event.brokerTimeMicros());
    tellSoon(minute, event.brokerTimeMicros());
    return added;
  }

  @Override
  boolean tell(Scope scope, OpenMinute<LabelledSums> minute, boolean last) {
    LabelledSums all = minute.value();
    for (LabelledSums.Sums sums : all.takeChanged()) {
      emit(
          new Outcome.Window(
              new LiveWindow.RefundMinute(
                  scope.retailer(),
                  scope.part(),
                  sums.label(),
                  all.currency(),
                  minute.startMicros(),
                  sums.count(),
                  sums.unitsThousandths(),
                  sums.amountTenThousandths()),
              sums.brokerTimeMicros()));
    }
    return false;
  }
}
