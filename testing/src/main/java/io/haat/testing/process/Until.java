package io.haat.testing.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition with a bound. */
public final class Until {
  private static final long PAUSE_NANOS = 5_000_000;

  private Until() {}

  /**
   * Asks until the condition holds.
   *
   * @throws AssertionError if it does not within the limit, or cannot be asked for
   */
  public static void holds(Duration limit, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!answer(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("does not hold within " + limit);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean answer(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
