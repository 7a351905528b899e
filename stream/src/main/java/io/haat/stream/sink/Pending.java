package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import io.haat.warehouse.live.LiveWindow;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written. The task adds, and waits itself where too much waits; another thread
 * takes. Of a window only the latest value waits.
 */
final class Pending {
  /** More do not go into one transaction: it would take long, and hold locks. */
  private static final int MOST_FACTS_AT_ONCE = 4_000;

  private static final int MOST_FACTS = 4 * MOST_FACTS_AT_ONCE;
  private static final int MOST_WINDOWS = 50_000;
  private static final long MOST_BYTES = 64L << 20;

  /** What a record takes beside its bytes. */
  private static final int RECORD_BYTES = 500;

  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  /**
   * What is taken is taken at most this often. A transaction costs the more processor time for each
   * of its records the fewer they are, and who writes all the time takes it from those before him.
   */
  private static final long BEAT_NANOS = Duration.ofMillis(6).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Condition taken = lock.newCondition();

  /** What cannot wait for the next beat. */
  private final Condition beat = lock.newCondition();

  private List<Outcome.Fact> facts = new ArrayList<>();
  private Map<WindowKey, Outcome.Window> windows = new HashMap<>();
  private List<Rejected> rejects = new ArrayList<>();
  private List<Outcome.Recount> recounts = new ArrayList<>();
  private Map<EventType, Outcome.Progress> progress = new EnumMap<>(EventType.class);
  private long bytes;
  private long takenNanos = System.nanoTime() - BEAT_NANOS;
  private long windowsNotBefore = System.nanoTime();
  private boolean syncWanted;
  private boolean closed;
  private @Nullable Throwable failure;

  /**
   * Adds one; waits while too much waits already.
   *
   * @throws IOException if writing has failed
   */
  void add(Outcome outcome) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (failure == null && isFull()) {
        taken.await();
      }
      throwFailure();
      put(outcome);
      added.signal();
      if (isFull()) {
        beat.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return facts.size() >= MOST_FACTS || windows.size() >= MOST_WINDOWS || bytes >= MOST_BYTES;
  }

  private void put(Outcome outcome) {
    if (outcome instanceof Outcome.Fact fact) {
      facts.add(fact);
      bytes += bytes(fact);
    } else if (outcome instanceof Outcome.Window window) {
      windows.merge(WindowKey.of(window.window()), window, Pending::latest);
    } else if (outcome instanceof Rejected rejected) {
      rejects.add(rejected);
      bytes += RECORD_BYTES + rejected.bytes().remaining();
    } else if (outcome instanceof Outcome.Recount recount) {
      recounts.add(recount);
      bytes += RECORD_BYTES;
    } else if (outcome instanceof Outcome.Progress told) {
      progress.put(told.type(), told);
    }
  }

  private static long bytes(Outcome.Fact fact) {
    return (long) RECORD_BYTES + fact.event().bytes().remaining();
  }

  /** The later value; a sketch that it comes without is that of the earlier. */
  private static Outcome.Window latest(Outcome.Window earlier, Outcome.Window later) {
    if (later.window() instanceof StoreMinute now
        && now.customersSketch() == null
        && earlier.window() instanceof StoreMinute before
        && before.customersSketch() != null) {
      LiveWindow both =
          new StoreMinute(
              now.retailer(),
              now.storeId(),
              now.windowStartMicros(),
              now.currency(),
              now.transactions(),
              now.revenueTenThousandths(),
              now.uniqueCustomers(),
              before.customersSketch());
      return new Outcome.Window(both, later.brokerTimeMicros());
    }
    return later;
  }

  /**
   * Waits until there is something to write, and takes it; null once closed. Takes nothing if there
   * is nothing for so long.
   */
  @Nullable Batch take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + nanos;
      while (!closed && !syncWanted && !hasUrgent()) {
        long now = System.nanoTime();
        long wait = windows.isEmpty() ? end : Math.min(end, windowsNotBefore);
        if (wait != Long.MAX_VALUE && wait - now <= 0) {
          break;
        }
        added.awaitNanos(wait == Long.MAX_VALUE ? Long.MAX_VALUE : wait - now);
      }
      awaitBeat();
      return closed ? null : takeNow();
    } finally {
      lock.unlock();
    }
  }

  private void awaitBeat() throws InterruptedException {
    long wait = takenNanos + BEAT_NANOS - System.nanoTime();
    while (wait > 0 && !closed && !syncWanted && !isFull()) {
      wait = beat.awaitNanos(wait);
    }
  }

  private boolean hasUrgent() {
    return !(facts.isEmpty() && rejects.isEmpty() && recounts.isEmpty() && progress.isEmpty());
  }

  private Batch takeNow() {
    boolean allFacts = facts.size() <= MOST_FACTS_AT_ONCE;
    takenNanos = System.nanoTime();
    var batch =
        new Batch(
            takeFacts(),
            syncWanted || takenNanos - windowsNotBefore >= 0 ? takeWindows() : List.of(),
            rejects,
            recounts,
            // It says that what came before it is written.
            allFacts ? progress : Map.of(),
            allFacts && syncWanted);
    rejects = new ArrayList<>();
    recounts = new ArrayList<>();
    if (allFacts) {
      progress = new EnumMap<>(EventType.class);
    }
    bytes = 0;
    for (Outcome.Fact fact : facts) {
      bytes += bytes(fact);
    }
    taken.signalAll();
    return batch;
  }

  private List<Outcome.Fact> takeFacts() {
    List<Outcome.Fact> some = facts;
    if (some.size() <= MOST_FACTS_AT_ONCE) {
      facts = new ArrayList<>();
      return some;
    }
    facts = new ArrayList<>(some.subList(MOST_FACTS_AT_ONCE, some.size()));
    return some.subList(0, MOST_FACTS_AT_ONCE);
  }

  private Collection<Outcome.Window> takeWindows() {
    Collection<Outcome.Window> all = windows.values();
    windows = new HashMap<>();
    return all;
  }

  /** A batch that was taken is written, and safe if that was wanted. */
  void written(Batch batch) {
    lock.lock();
    try {
      if (!batch.windows().isEmpty()) {
        // Windows are written again and again: half the time is enough for that.
        long now = System.nanoTime();
        windowsNotBefore = now + Math.min(now - takenNanos, LONGEST_PAUSE_NANOS);
      }
      if (batch.isSync()) {
        syncWanted = false;
        taken.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all that was added is written and safe. Nothing is added meanwhile.
   *
   * @throws IOException if writing has failed
   */
  void sync() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      syncWanted = true;
      added.signal();
      beat.signal();
      while (failure == null && syncWanted) {
        taken.await();
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  /** Writing has failed: who adds or waits is told. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      failure = cause;
      taken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is to be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      added.signal();
      beat.signal();
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() throws IOException {
    if (failure != null) {
      throw new IOException("the stream cannot be written: " + failure.getMessage(), failure);
    }
  }
}
