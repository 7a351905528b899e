package io.haat.stream.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what will be. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Await() {}

  /** Until it is so; fails after half a minute. */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, LIMIT, condition, () -> "");
  }

  /**
   * Until it is so.
   *
   * @param state what to tell if it never is
   */
  public static void until(
      String what, Duration limit, Callable<Boolean> condition, Supplier<String> state) {
    long end = System.nanoTime() + limit.toNanos();
    while (!now(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within " + limit.toSeconds() + " s: " + what + " " + state.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean now(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
