package io.haat.stream.sink;

import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.live.BackgroundFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done in the warehouse again and again beside the writing, over a connection of its
 * own. What fails is tried again the next time, and the warehouse tells of it until it succeeds.
 */
final class Chore implements AutoCloseable {
  /** The work of one connection. */
  interface Work {
    /**
     * Does some of it.
     *
     * @return for how long something has waited that should not wait
     */
    Duration run() throws SQLException;

    /** Does all of it. */
    default void finish() throws SQLException {
      run();
    }
  }

  /** Prepares the work of a new connection. */
  interface Preparation {
    Work on(Connection connection) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Chore.class);

  /**
   * Rests so many times as long as the work took: about a tenth of one connection's time. For each
   * second that something has waited it rests that much less.
   */
  private static final int REST = 9;

  /** Whoever looks at what the work makes waits no longer than this, and the work itself. */
  private static final long LONGEST_REST_NANOS = Duration.ofSeconds(5).toNanos();

  /** Who has waited for longer keeps the work from its least rest, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);

  private record Connected(Connection connection, Work work) {}

  private final StreamSettings settings;
  private final String name;
  private final long everyNanos;
  private final Preparation preparation;
  private final ScheduledExecutorService thread;
  private volatile @Nullable Connected connected;

  /** Also at the beginning: an earlier job may have left a failure. */
  private boolean mayHaveFailed = true;

  private Chore(StreamSettings settings, String name, Duration every, Preparation preparation) {
    this.settings = settings;
    this.name = name;
    this.everyNanos = every.toNanos();
    this.preparation = preparation;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              var worker = new Thread(run, "haat stream " + name);
              worker.setDaemon(true);
              return worker;
            });
  }

  /**
   * Does it for the first time soon.
   *
   * @param every the least rest in between
   */
  static Chore start(
      StreamSettings settings, String name, Duration every, Preparation preparation) {
    var chore = new Chore(settings, name, every, preparation);
    chore.next(chore.everyNanos);
    return chore;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what it does sees to its own failures
  private void next(long nanos) {
    if (!thread.isShutdown()) {
      thread.schedule(this::doAndRest, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void doAndRest() {
    long begin = System.nanoTime();
    Duration waited = Duration.ZERO;
    try {
      waited = doOnce();
    } finally {
      next(restNanos(System.nanoTime() - begin, waited, everyNanos));
    }
  }

  /**
   * How long to rest after some work.
   *
   * @param workedNanos how long it took
   * @param waited for how long something has waited
   */
  static long restNanos(long workedNanos, Duration waited, long everyNanos) {
    double rest = workedNanos * (REST - waited.toNanos() / 1e9);
    long least = waited.compareTo(PATIENCE) > 0 ? 0 : everyNanos;
    return Math.max(least, Math.min(LONGEST_REST_NANOS, (long) rest));
  }

  private Duration doOnce() {
    try {
      Connected now = connected();
      Duration waited = now.work().run();
      if (mayHaveFailed) {
        BackgroundFailures.end(now.connection(), name);
        mayHaveFailed = false;
      }
      return waited;
    } catch (SQLException | RuntimeException | Error failed) {
      // Whatever it is: nobody else would go on with the work.
      failed(failed);
      return Duration.ZERO;
    }
  }

  private void doAll() {
    try {
      connected().work().finish();
    } catch (SQLException | RuntimeException failed) {
      failed(failed);
    }
  }

  private void failed(Throwable cause) {
    LOG.warn("{} failed, and will be tried again: {}", name, cause.getMessage());
    disconnect();
    if (thread.isShutdown()) {
      // It was interrupted at its end, which is no failure.
      return;
    }
    mayHaveFailed = true;
    try (Connection connection = connect()) {
      BackgroundFailures.tell(connection, name, String.valueOf(cause.getMessage()));
    } catch (SQLException gone) {
      LOG.debug("the database was not told that {} failed", name, gone);
    }
  }

  private Connection connect() throws SQLException {
    return PromptConnection.open(settings, name);
  }

  private Connected connected() throws SQLException {
    Connected now = connected;
    if (now == null) {
      Connection connection = connect();
      now = new Connected(connection, preparation.on(connection));
      connected = now;
    }
    return now;
  }

  private void disconnect() {
    Connected now = connected;
    connected = null;
    if (now != null) {
      try {
        now.connection().abort(Runnable::run);
      } catch (SQLException failed) {
        LOG.debug("a connection could not be ended", failed);
      }
    }
  }

  /** Does it a last time, unless that takes long. */
  void finish() {
    try {
      thread.submit(this::doAll).get(CLOSING_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      LOG.debug("{} is left to the next start", name, late);
    }
    close();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    disconnect();
  }
}
