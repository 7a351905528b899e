package io.haat.simulator.live;

import io.haat.model.event.EventType;
import io.haat.simulator.live.LiveRecord.Sort;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has been sent, and what became of it. Thread-safe. */
final class SendCounts {
  private final LongAdder sent = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<EventType, LongAdder> byType = adders(EventType.class);
  private final Map<Sort, LongAdder> bySort = adders(Sort.class);
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
  private final AckLatencies latencies = new AckLatencies();

  void sent() {
    sent.increment();
  }

  void acknowledged(LiveRecord record, long nanos) {
    count(byType, record.type());
    count(bySort, record.what());
    latencies.add(nanos);
  }

  void failed(Exception reason) {
    failed.increment();
    firstFailure.compareAndSet(
        null, reason.getMessage() + " (" + reason.getClass().getSimpleName() + ")");
  }

  ProducerReport report(double seconds, long givenUp) {
    Map<EventType, Long> types = sums(byType);
    return new ProducerReport(
        sent.sum(),
        types.values().stream().mapToLong(Long::longValue).sum(),
        failed.sum(),
        givenUp,
        types,
        sums(bySort),
        seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        firstFailure.get());
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> keys) {
    Map<E, LongAdder> adders = new EnumMap<>(keys);
    for (E key : keys.getEnumConstants()) {
      adders.put(key, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> void count(Map<E, LongAdder> adders, E key) {
    LongAdder adder = adders.get(key);
    if (adder != null) {
      adder.increment();
    }
  }

  private static <E> Map<E, Long> sums(Map<E, LongAdder> adders) {
    Map<E, Long> sums = new HashMap<>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
