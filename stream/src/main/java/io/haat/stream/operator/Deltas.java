package io.haat.stream.operator;

import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.MinuteDeltaSerializer;
import org.apache.flink.util.OutputTag;

/** What a task tells the task behind it, beside what is to be written. */
public final class Deltas {
  public static final OutputTag<MinuteDelta> TAG =
      new OutputTag<>("deltas", MinuteDeltaSerializer.TYPE);

  private Deltas() {}
}
