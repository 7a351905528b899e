package io.haat.stream.minute;

import java.io.IOException;
import org.apache.flink.core.memory.DataOutputView;

/** What the events of one minute amount to. Can change. */
public interface MinuteValue<V extends MinuteValue<V>> {
  V copy();

  void write(DataOutputView out) throws IOException;
}
