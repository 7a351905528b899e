package io.haat.simulator.live;

import io.haat.model.event.EventType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a producer is, or how it ended.
 *
 * @param sent records given to the client
 * @param acknowledged records that all replicas have; at the end sent = acknowledged + failed
 * @param failed records of which nobody knows whether they were taken
 * @param givenUp records that the rate asked for and that were never sent, since the broker held up
 *     everything for more than a second
 * @param byType of those acknowledged
 * @param bySort of those acknowledged
 * @param seconds since the first record
 * @param latencyP50Millis from giving a record to the client to its acknowledgement
 * @param firstFailure null if none failed
 */
public record ProducerReport(
    long sent,
    long acknowledged,
    long failed,
    long givenUp,
    Map<EventType, Long> byType,
    Map<LiveRecord.Sort, Long> bySort,
    double seconds,
    double latencyP50Millis,
    double latencyP99Millis,
    double latencyMostMillis,
    @Nullable String firstFailure) {
  public ProducerReport {
    byType = Map.copyOf(byType);
    bySort = Map.copyOf(bySort);
  }

  /** Acknowledged records per second. */
  public double rate() {
    return seconds > 0 ? acknowledged / seconds : 0;
  }
}
