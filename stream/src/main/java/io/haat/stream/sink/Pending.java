package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import io.haat.warehouse.live.LiveWindow;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.io.IOException;
import java.util.ArrayList;
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
  private static final long MOST_BYTES = 64L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Condition taken = lock.newCondition();

  private List<Outcome.Fact> facts = new ArrayList<>();
  private Map<WindowKey, Outcome.Window> windows = new HashMap<>();
  private List<Rejected> rejects = new ArrayList<>();
  private List<Outcome.Recount> recounts = new ArrayList<>();
  private Map<EventType, Outcome.Progress> progress = new EnumMap<>(EventType.class);
  private long bytes;
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
      while (failure == null && (facts.size() >= MOST_FACTS || bytes >= MOST_BYTES)) {
        taken.await();
      }
      throwFailure();
      put(outcome);
      added.signal();
    } finally {
      lock.unlock();
    }
  }

  private void put(Outcome outcome) {
    if (outcome instanceof Outcome.Fact fact) {
      facts.add(fact);
      bytes += fact.event().bytes().remaining();
    } else if (outcome instanceof Outcome.Window window) {
      windows.merge(WindowKey.of(window.window()), window, Pending::latest);
    } else if (outcome instanceof Rejected rejected) {
      rejects.add(rejected);
      bytes += rejected.bytes().remaining();
    } else if (outcome instanceof Outcome.Recount recount) {
      recounts.add(recount);
    } else if (outcome instanceof Outcome.Progress told) {
      progress.put(told.type(), told);
    }
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
      long left = nanos;
      while (!closed && !syncWanted && isEmpty() && left > 0) {
        left = added.awaitNanos(left);
      }
      return closed ? null : takeNow();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return facts.isEmpty()
        && windows.isEmpty()
        && rejects.isEmpty()
        && recounts.isEmpty()
        && progress.isEmpty();
  }

  private Batch takeNow() {
    List<Outcome.Fact> some = facts;
    boolean all = facts.size() <= MOST_FACTS_AT_ONCE;
    if (all) {
      facts = new ArrayList<>();
    } else {
      some = List.copyOf(facts.subList(0, MOST_FACTS_AT_ONCE));
      facts = new ArrayList<>(facts.subList(MOST_FACTS_AT_ONCE, facts.size()));
    }
    // Progress says that what came before it is written.
    Map<EventType, Outcome.Progress> told = all ? progress : Map.of();
    var batch = new Batch(some, windows.values(), rejects, recounts, told, all && syncWanted);
    windows = new HashMap<>();
    rejects = new ArrayList<>();
    recounts = new ArrayList<>();
    bytes = 0;
    if (all) {
      progress = new EnumMap<>(EventType.class);
    } else {
      for (Outcome.Fact fact : facts) {
        bytes += fact.event().bytes().remaining();
      }
    }
    taken.signalAll();
    return batch;
  }

  /** A batch that was taken is written, and safe if that was wanted. */
  void written(Batch batch) {
    if (batch.isSync()) {
      lock.lock();
      try {
        syncWanted = false;
        taken.signalAll();
      } finally {
        lock.unlock();
      }
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
