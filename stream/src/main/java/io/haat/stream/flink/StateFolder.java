package io.haat.stream.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the engine keeps the job's state. */
final class StateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

  /** Older ones are removed at a start; the one before the newest is for people to go back to. */
  private static final int KEPT = 2;

  private static final long PAUSE_MILLIS = 1_000;

  private final Path folder;

  private StateFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, and removes what a killed engine left. */
  static StateFolder open(Path path) {
    var folder = new StateFolder(path.toAbsolutePath());
    try {
      if (Files.exists(folder.temporary())) {
        delete(folder.temporary());
      }
      Files.createDirectories(folder.temporary());
    } catch (IOException e) {
      throw new UncheckedIOException("the stream's folder %s cannot be used".formatted(path), e);
    }
    folder.tidy();
    return folder;
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Path savepoints() {
    return folder.resolve("savepoints");
  }

  /** What the job can go on from. */
  Optional<RestorePoint> newest() {
    return RestorePoint.newest(checkpoints(), savepoints());
  }

  /** Whether checkpoints can be kept now. */
  boolean takesCheckpoints() {
    try {
      probe();
      return true;
    } catch (IOException cannot) {
      LOG.warn(
          "{} cannot be written ({}): the state of the stream is not kept until it can",
          checkpoints(),
          cannot.toString());
      return false;
    }
  }

  private void probe() throws IOException {
    Files.createDirectories(checkpoints());
    Files.delete(Files.createTempFile(checkpoints(), "probe", ""));
  }

  /** Tries in the background until checkpoints can be kept, and then does this once. */
  void whenItTakesCheckpoints(Runnable then) {
    var thread = new Thread(() -> await(then), "haat-state");
    thread.setDaemon(true);
    thread.start();
  }

  private void await(Runnable then) {
    while (true) {
      try {
        Thread.sleep(PAUSE_MILLIS);
        probe();
        then.run();
        return;
      } catch (IOException stillNot) {
        LOG.debug("{} still cannot be written", checkpoints(), stillNot);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public String toString() {
    return checkpoints().toString();
  }

  private void tidy() {
    List<RestorePoint> points = RestorePoint.all(checkpoints(), savepoints());
    for (RestorePoint old : points.subList(Math.min(KEPT, points.size()), points.size())) {
      try {
        delete(old.folder());
      } catch (IOException cannot) {
        LOG.warn("the old checkpoint {} cannot be removed", old.folder(), cannot);
      }
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
