package io.haat.simulator.live;

import io.haat.model.event.EventType;
import io.haat.simulator.live.LiveRecord.Sort;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has been sent, and what became of it. Thread-safe. */
final class SendCounts {
  private static final EventType[] TYPES = EventType.values();
  private static final Sort[] SORTS = Sort.values();

  private final LongAdder sent = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicLongArray acknowledged = new AtomicLongArray(TYPES.length * SORTS.length);
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
  private final AckLatencies latencies = new AckLatencies();

  void sent() {
    sent.increment();
  }

  void acknowledged(LiveRecord record, long nanos) {
    acknowledged.incrementAndGet(place(record.type(), record.what()));
    latencies.add(nanos);
  }

  void failed(Exception reason) {
    failed.increment();
    firstFailure.compareAndSet(
        null, reason.getMessage() + " (" + reason.getClass().getSimpleName() + ")");
  }

  ProducerReport report(double seconds, long givenUp) {
    Map<EventType, Long> byType = new EnumMap<>(EventType.class);
    Map<Sort, Long> bySort = new EnumMap<>(Sort.class);
    long all = 0;
    for (EventType type : TYPES) {
      for (Sort sort : SORTS) {
        long count = acknowledged.get(place(type, sort));
        byType.merge(type, count, Long::sum);
        bySort.merge(sort, count, Long::sum);
        all += count;
      }
    }
    return new ProducerReport(
        sent.sum(),
        all,
        failed.sum(),
        givenUp,
        byType,
        bySort,
        seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        firstFailure.get());
  }

  private static int place(EventType type, Sort sort) {
    return type.ordinal() * SORTS.length + sort.ordinal();
  }
}
