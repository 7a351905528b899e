package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.KeyMinutesSerializer;
import io.haat.stream.minute.LabelledSums;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Scope;
import io.haat.warehouse.live.LiveWindow;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Counts the minutes of what other tasks have added up. */
abstract class SumsOperator extends MinuteOperator<MinuteDelta, LabelledSums> {
  private final EventType type;
  private final boolean facts;

  SumsOperator(OperatorSettings settings, EventType type) {
    super(settings.lateness(type), settings.tellingDelay());
    this.type = type;
    facts = settings.facts();
  }

  abstract LiveWindow window(Scope scope, long windowStartMicros, LabelledSums.Sums sums);

  @Override
  final TypeSerializer<KeyMinutes<LabelledSums>> stateSerializer() {
    return KeyMinutesSerializer.ofSums();
  }

  @Override
  final LabelledSums emptyValue() {
    return new LabelledSums();
  }

  @Override
  public final void processElement(StreamRecord<MinuteDelta> element) throws Exception {
    MinuteDelta delta = element.getValue();
    if (isClosed(delta.windowStartMicros())) {
      // Its events were in time where they were judged, but that task has fallen behind others.
      recount(delta);
      return;
    }
    OpenMinute<LabelledSums> minute = minute(openMinutes(), delta.windowStartMicros());
    boolean added =
        minute
            .value()
            .add(
                delta.label(),
                delta.count(),
                delta.unitsThousandths(),
                delta.amountTenThousandths(),
                delta.brokerTimeMicros());
    if (added) {
      tellSoon(minute, delta.brokerTimeMicros());
    } else {
      recount(delta);
    }
  }

  private void recount(MinuteDelta delta) {
    if (facts) {
      emit(new Outcome.Recount(type, delta.scope().retailer(), "", delta.windowStartMicros()));
    } else {
      LOG.warn(
          "a minute of {} lacks {} events: nothing is kept to count it anew", type, delta.count());
    }
  }

  @Override
  final boolean tell(Scope scope, OpenMinute<LabelledSums> minute, boolean last) {
    for (LabelledSums.Sums sums : minute.value().takeChanged()) {
      emit(new Outcome.Window(window(scope, minute.startMicros(), sums), sums.brokerTimeMicros()));
    }
    return false;
  }
}
