package io.haat.app.live;

import io.haat.app.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts parts side by side. */
final class Startup {
  private final AtomicInteger number = new AtomicInteger();
  private final Executor threads =
      task -> {
        Thread thread = new Thread(task, "haat-start-" + number.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
      };
  private final List<CompletableFuture<?>> tasks = new ArrayList<>();

  /** Begins one; it may wait for those that were begun before. */
  <T> CompletableFuture<T> begin(Callable<T> start) {
    CompletableFuture<T> task =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return start.call();
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            },
            threads);
    tasks.add(task);
    return task;
  }

  /**
   * Waits until all have started.
   *
   * @throws RuntimeException the failure of one that did not, rather a {@link UserError} than
   *     another, after all have come to an end
   */
  void await() {
    RuntimeException told = null;
    for (CompletableFuture<?> task : tasks) {
      try {
        task.join();
      } catch (CompletionException e) {
        RuntimeException failure = unwrapped(e);
        if (told == null || !(told instanceof UserError)) {
          told = failure;
        }
      }
    }
    if (told != null) {
      throw told;
    }
  }

  private static RuntimeException unwrapped(CompletionException failed) {
    Throwable cause = failed;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException known ? known : failed;
  }
}
