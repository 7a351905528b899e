package io.haat.bench.stream;

import io.haat.bench.process.RunningHaat;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks once a second at the memory of a running Haat. */
final class MemoryWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final RunningHaat haat;
  private final AtomicLong peak = new AtomicLong();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with this
  MemoryWatch(RunningHaat haat) {
    this.haat = haat;
    clock.scheduleAtFixedRate(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    peak.accumulateAndGet(haat.memoryBytes(), Math::max);
  }

  /** The most so far. */
  long peakBytes() {
    return peak.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
