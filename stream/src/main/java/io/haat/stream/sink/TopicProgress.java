package io.haat.stream.sink;

import io.haat.stream.record.Outcome;
import io.haat.warehouse.live.StreamProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What one writer tells of one topic: how far it is, how much comes, how long it takes. */
final class TopicProgress {
  private static final long PERIOD_NANOS = Duration.ofSeconds(5).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  private final String topic;
  private final int writer;
  private final Instant startedAt;
  private final Latencies latencies = new Latencies();
  private long rejected;
  private long lastCount;
  private long lastNanos;
  private long periodNanos;

  TopicProgress(String topic, int writer, Instant startedAt, long nowNanos) {
    this.topic = topic;
    this.writer = writer;
    this.startedAt = startedAt;
    this.lastNanos = nowNanos;
    this.periodNanos = nowNanos;
  }

  /** Before anything is known: it takes back what an earlier run has told of time. */
  StreamProgress.Row beginning() {
    return row(null, 0, 0);
  }

  void countRejected(int more) {
    rejected += more;
  }

  /** Events that the broker took then are committed. */
  void committed(long brokerTimeMicros, long nowMicros) {
    latencies.add(nowMicros - brokerTimeMicros, 1);
  }

  /** All that came before a task told its progress is committed. */
  StreamProgress.Row told(Outcome.Progress progress, long nowNanos) {
    long count = progress.events() + rejected;
    double perSecond =
        (double) (count - lastCount)
            / Math.max(1 / NANOS_PER_SECOND, (nowNanos - lastNanos) / NANOS_PER_SECOND);
    lastCount = count;
    lastNanos = nowNanos;
    StreamProgress.Row row = row(progress, rejected, perSecond);
    if (nowNanos - periodNanos >= PERIOD_NANOS) {
      periodNanos = nowNanos;
      latencies.turn();
    }
    return row;
  }

  private StreamProgress.Row row(
      Outcome.@Nullable Progress progress, long rejectedSoFar, double perSecond) {
    boolean timed = !latencies.isEmpty();
    return new StreamProgress.Row(
        topic,
        writer,
        progress == null ? Optional.empty() : watermark(progress),
        progress == null ? 0 : progress.events(),
        rejectedSoFar,
        progress == null ? 0 : progress.duplicates(),
        progress == null ? 0 : progress.late(),
        perSecond,
        timed ? OptionalDouble.of(latencies.millis(MEDIAN)) : OptionalDouble.empty(),
        timed ? OptionalDouble.of(latencies.millis(NEARLY_ALL)) : OptionalDouble.empty(),
        startedAt);
  }

  private static Optional<Instant> watermark(Outcome.Progress progress) {
    return progress.watermarkMillis() == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(progress.watermarkMillis()));
  }
}
