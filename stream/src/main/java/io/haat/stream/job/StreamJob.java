package io.haat.stream.job;

import io.haat.model.event.EventType;
import io.haat.stream.operator.CustomerOperator;
import io.haat.stream.operator.Deltas;
import io.haat.stream.operator.FunnelOperator;
import io.haat.stream.operator.OperatorSettings;
import io.haat.stream.operator.ProductOperator;
import io.haat.stream.operator.RefundOperator;
import io.haat.stream.operator.SaleOperator;
import io.haat.stream.operator.Scopes;
import io.haat.stream.operator.StockOperator;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.OutcomeSerializer;
import io.haat.stream.record.ScopeSerializer;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.sink.WarehouseSink;
import io.haat.stream.source.EventSource;
import io.haat.stream.topic.LiveTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/**
 * From the topics to the warehouse:
 *
 * <pre>
 * topic ─ read, judged ─┬─ by store ─ once each, minutes ─┬──────────────────────────┐
 *                       │                                 └─ by product ─ minutes ───┼─ warehouse
 *                       └─ rejected ─────────────────────────────────────────────────┘
 * </pre>
 */
public final class StreamJob {
  /** What the job is called in the engine. */
  public static final String NAME = "haat-stream";

  private final StreamExecutionEnvironment environment;
  private final StreamSettings settings;
  private final OperatorSettings operators;
  private final List<DataStream<Outcome>> outcomes = new ArrayList<>();

  private StreamJob(StreamExecutionEnvironment environment, StreamSettings settings) {
    this.environment = environment;
    this.settings = settings;
    this.operators =
        new OperatorSettings(
            settings.timing().lateness(), settings.timing().telling(), settings.facts());
  }

  /**
   * Adds the job to an environment.
   *
   * @param topics as the broker knows them
   */
  public static void build(
      StreamExecutionEnvironment environment, StreamSettings settings, LiveTopics topics) {
    JobConfiguration.apply(environment, settings);
    new StreamJob(environment, settings).build(topics);
  }

  private void build(LiveTopics topics) {
    for (EventType type : EventType.values()) {
      EventSource source = EventSource.of(environment, settings, type);
      outcomes.add(source.rejected());
      switch (type) {
        case SALE ->
            deltas(
                counted(type, source, new SaleOperator(operators)),
                "product",
                new ProductOperator(operators));
        case REFUND -> counted(type, source, new RefundOperator(operators));
        case STOCK -> counted(type, source, new StockOperator(operators));
        case CUSTOMER ->
            deltas(
                counted(type, source, new CustomerOperator(operators)),
                "funnel",
                new FunnelOperator(operators));
      }
    }
    DataStream<Outcome> all = outcomes.get(0);
    for (DataStream<Outcome> more : outcomes.subList(1, outcomes.size())) {
      all = all.union(more);
    }
    all.sinkTo(new WarehouseSink(settings, topics)).name("warehouse").uid("warehouse");
  }

  private SingleOutputStreamOperator<Outcome> counted(
      EventType type, EventSource source, OneInputStreamOperator<LiveEvent, Outcome> operator) {
    String name = settings.topics().of(type);
    SingleOutputStreamOperator<Outcome> counted =
        source
            .valid()
            .keyBy(Scopes::of, ScopeSerializer.TYPE)
            .transform("counted " + name, OutcomeSerializer.TYPE, operator)
            .uid("count-" + type);
    outcomes.add(counted);
    return counted;
  }

  private void deltas(
      SingleOutputStreamOperator<Outcome> counted,
      String name,
      OneInputStreamOperator<MinuteDelta, Outcome> operator) {
    outcomes.add(
        counted
            .getSideOutput(Deltas.TAG)
            .keyBy(MinuteDelta::scope, ScopeSerializer.TYPE)
            .transform("minutes by " + name, OutcomeSerializer.TYPE, operator)
            .uid("sum-" + name));
  }
}
