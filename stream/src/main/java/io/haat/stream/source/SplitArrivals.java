package io.haat.stream.source;

import io.haat.stream.record.Arrival;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.OutcomeSerializer;
import io.haat.stream.record.Rejected;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends valid events on, and others straight to where they are written. */
final class SplitArrivals extends ProcessFunction<Arrival, LiveEvent> {
  static final OutputTag<Outcome> REJECTED = new OutputTag<>("rejected", OutcomeSerializer.TYPE);

  @Override
  public void processElement(Arrival arrival, Context context, Collector<LiveEvent> out) {
    if (arrival instanceof LiveEvent event) {
      out.collect(event);
    } else if (arrival instanceof Rejected rejected) {
      context.output(REJECTED, rejected);
    }
  }
}
