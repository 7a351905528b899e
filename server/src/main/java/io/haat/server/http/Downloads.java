package io.haat.server.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lists that are being sent whole. Each holds a connection to the database for as long as its
 * reader takes, so only few are sent at once: the others are for answers.
 */
final class Downloads {
  private static final int MOST = 2;
  private static final long PATIENCE_SECONDS = 2;

  private final Semaphore free = new Semaphore(MOST);

  /**
   * Begins one, as soon as there is room. Whoever has begun ends it, too.
   *
   * @throws ProblemException if there is no room for some seconds
   */
  void begin() {
    try {
      if (free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        Problem.of(
            ProblemType.TOO_MANY_DOWNLOADS,
            "%d lists are being sent whole; try again when one of them is done, or take pages with limit"
                .formatted(MOST)));
  }

  void end() {
    free.release();
  }
}
