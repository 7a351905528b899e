package io.haat.stream.operator;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.EventType;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.KeyMinutesSerializer;
import io.haat.stream.minute.NoValue;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Scope;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Customers' events: each once; adds up their kinds for {@link FunnelOperator}. */
@SuppressWarnings("NullAway.Init") // Fields are set by open(), once the task is where it runs.
public final class CustomerOperator extends EventOperator<NoValue> {
  private transient DeltaBuffer kinds;

  public CustomerOperator(OperatorSettings settings) {
    super(settings, EventType.CUSTOMER);
  }

  @Override
  public void open() throws Exception {
    super.open();
    kinds = new DeltaBuffer();
  }

  @Override
  TypeSerializer<KeyMinutes<NoValue>> stateSerializer() {
    return KeyMinutesSerializer.ofIds();
  }

  @Override
  NoValue emptyValue() {
    return NoValue.NONE;
  }

  @Override
  String storeId(LiveEvent event) {
    return "";
  }

  @Override
  boolean count(LiveEvent event, OpenMinute<NoValue> minute) {
    CustomerEvent doing = (CustomerEvent) event.event();
    kinds.add(
        new Scope(doing.retailerId(), ""),
        doing.kind().word(),
        minute.startMicros(),
        1,
        0,
        0,
        event.brokerTimeMicros());
    tellSoon(event.brokerTimeMicros());
    return true;
  }

  @Override
  boolean tell(Scope scope, OpenMinute<NoValue> minute, boolean last) {
    return false;
  }

  @Override
  int tellOthers() {
    return kinds.drain(delta -> output.collect(Deltas.TAG, new StreamRecord<>(delta)));
  }
}
