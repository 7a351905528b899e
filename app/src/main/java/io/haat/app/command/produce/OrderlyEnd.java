package io.haat.app.command.produce;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a request: the process ends when the work has come to its end and been reported, or
 * after a while.
 */
final class OrderlyEnd {
  private static final int MOST_SECONDS = 15;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private OrderlyEnd(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "haat-interrupt");
  }

  /** From now on an interrupt calls {@code stop} and waits for {@link #done}. */
  static OrderlyEnd onInterrupt(Runnable stop) {
    var end = new OrderlyEnd(stop);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      if (!over.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is done. */
  void done() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException onTheWayDown) {
      // The hook runs and has been let go.
    }
  }
}
