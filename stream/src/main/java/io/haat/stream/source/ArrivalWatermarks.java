package io.haat.stream.source;

import io.haat.stream.record.Arrival;
import io.haat.stream.record.LiveEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * The time of one partition: that of the latest valid event, no later than the broker took it. A
 * partition without valid events for a while holds back nothing. That while is counted without the
 * time in which the job itself does not keep up.
 */
final class ArrivalWatermarks implements WatermarkGenerator<Arrival> {
  private final RelativeClock clock;
  private final long idlenessNanos;
  private long latestMillis = Long.MIN_VALUE;
  private long activeNanos;
  private boolean seen = true;

  ArrivalWatermarks(RelativeClock clock, Duration idleness) {
    this.clock = clock;
    this.idlenessNanos = idleness.toNanos();
  }

  @Override
  public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
    if (arrival instanceof LiveEvent event) {
      latestMillis = Math.max(latestMillis, event.progressMillis());
      seen = true;
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = clock.relativeTimeNanos();
    if (seen) {
      seen = false;
      activeNanos = now;
    }
    if (now - activeNanos >= idlenessNanos) {
      output.markIdle();
    } else if (latestMillis != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latestMillis));
    }
  }
}
