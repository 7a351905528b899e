package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until a server says that it takes connections. */
record StartWatch(Cluster cluster, Duration limit) {
  private static final long PAUSE_MILLIS = 5;

  /** For a server that was found running, perhaps still in recovery. */
  PostmasterFile untilReady(RunningPostmaster postmaster) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (postmaster.isAlive() && System.nanoTime() < deadline) {
      Optional<PostmasterFile> file = PostmasterFile.read(cluster.data());
      if (file.filter(PostmasterFile::ready).isPresent()) {
        return file.get();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw notReady();
  }

  /**
   * For a server that is being started by {@code starter}, which ends early with a failure when the
   * server does.
   */
  PostmasterFile untilReady(Process starter, Supplier<UserError> failure)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      boolean ended = !starter.isAlive();
      Optional<PostmasterFile> file = PostmasterFile.read(cluster.data());
      if (file.filter(PostmasterFile::ready).isPresent()) {
        return file.get();
      }
      if (ended) {
        throw failure.get();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw notReady();
  }

  private UserError notReady() {
    return UserError.failed(
        "PostgreSQL does not get ready. The end of %s says:%n%s"
            .formatted(cluster.log(), LogTail.of(cluster.log()).indent(2).stripTrailing()));
  }
}
