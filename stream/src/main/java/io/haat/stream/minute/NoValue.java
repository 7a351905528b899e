package io.haat.stream.minute;

import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Of minutes that are kept for the sake of their ids. */
public record NoValue() implements MinuteValue<NoValue> {
  public static final NoValue NONE = new NoValue();

  @Override
  public NoValue copy() {
    return this;
  }

  @Override
  public void write(DataOutputView out) {}

  static NoValue read(DataInputView in) {
    return NONE;
  }
}
