package io.haat.stream.source;

import io.haat.model.event.EventType;
import io.haat.stream.record.Arrival;
import io.haat.stream.record.ArrivalSerializer;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.LiveEventSerializer;
import io.haat.stream.record.Outcome;
import io.haat.stream.settings.StreamSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The events of one topic, from its beginning or from where the restored state left off.
 *
 * @param valid those that keep the contract
 * @param rejected those that do not
 */
public record EventSource(DataStream<LiveEvent> valid, DataStream<Outcome> rejected) {
  /** The consumer group under which offsets are shown to other tools; the job goes by its state. */
  public static final String GROUP = "haat-stream";

  private static final Map<String, String> CONSUMER =
      Map.of(
          // A record is handed over as soon as it is there.
          "fetch.min.bytes", "1",
          "max.poll.records", "2000",
          "isolation.level", "read_committed",
          "partition.discovery.interval.ms", "30000",
          "register.consumer.metrics", "false");

  /** Adds the source of one kind of event to a job. */
  public static EventSource of(
      StreamExecutionEnvironment environment, StreamSettings settings, EventType type) {
    String topic = settings.topics().of(type);
    KafkaSource<Arrival> source =
        KafkaSource.<Arrival>builder()
            .setBootstrapServers(settings.kafka().bootstrap())
            .setProperties(settings.kafka().client(CONSUMER))
            .setTopics(topic)
            .setGroupId(GROUP)
            .setClientIdPrefix(GROUP + "-" + topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new ArrivalReader(type, settings))
            .build();
    Duration idleness = settings.timing().idleness();
    SingleOutputStreamOperator<LiveEvent> events =
        environment
            .fromSource(
                source,
                WatermarkStrategy.forGenerator(
                    context -> new ArrivalWatermarks(context.getInputActivityClock(), idleness)),
                topic,
                ArrivalSerializer.TYPE)
            .uid("read-" + type)
            .process(new SplitArrivals(), LiveEventSerializer.TYPE)
            .name("judged " + topic)
            .uid("judge-" + type);
    return new EventSource(events, events.getSideOutput(SplitArrivals.REJECTED));
  }
}
