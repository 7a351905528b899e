package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.model.event.StockEvent;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.KeyMinutesSerializer;
import io.haat.stream.minute.NoValue;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Scope;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Changes of stock by store: each once; they have no windows. */
public final class StockOperator extends EventOperator<NoValue> {
  public StockOperator(OperatorSettings settings) {
    super(settings, EventType.STOCK);
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
    return ((StockEvent) event.event()).storeId();
  }

  @Override
  boolean count(LiveEvent event, OpenMinute<NoValue> minute) {
    return true;
  }

  @Override
  boolean tell(Scope scope, OpenMinute<NoValue> minute, boolean last) {
    return false;
  }
}
