package io.haat.batch.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Carries checked exceptions across threads. */
final class Unchecked {
  @FunctionalInterface
  interface Action {
    void run() throws SQLException, IOException;
  }

  private Unchecked() {}

  static void run(Action action) {
    try {
      action.run();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new CompletionException(failed);
    }
  }

  /** Waits for the work of {@link #run} elsewhere, and throws what it threw. */
  static void join(CompletableFuture<?> work) throws SQLException, IOException {
    try {
      work.join();
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof SQLException sql) {
        throw sql;
      }
      if (cause instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw failed;
    }
  }
}
