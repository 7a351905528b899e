package io.haat.app.session;

import io.haat.app.error.UserError;
import io.haat.app.postgres.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that holds everything Haat keeps. One process at a time owns it, by a lock that the
 * system takes back when the process ends, however it ends.
 *
 * @param path absolute
 */
public record DataDirectory(Path path) {
  // A second channel to the lock file would, when closed, give up the lock of the whole process.
  private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

  public DataDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /** The embedded PostgreSQL's files. */
  public Path postgres() {
    return path.resolve("postgres");
  }

  /** The lake, unless it is configured elsewhere. */
  public Path lake() {
    return path.resolve("lake");
  }

  /** The embedded Kafka's files. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** State of the stream's job, unless it is kept elsewhere. */
  public Path flink() {
    return path.resolve("flink");
  }

  /** What runs, and where, for scripts and for other processes of Haat. */
  public Path runtimeFile() {
    return path.resolve("runtime.json");
  }

  Path lockFile() {
    return path.resolve("haat.lock");
  }

  /** Ownership until closed; the folder is made if absent. */
  public static final class Ownership implements AutoCloseable {
    private final Path key;
    private final FileChannel channel;
    private final FileLock lock;

    private Ownership(Path key, FileChannel channel, FileLock lock) {
      this.key = key;
      this.channel = channel;
      this.lock = lock;
    }

    @Override
    public void close() {
      try {
        lock.release();
        channel.close();
      } catch (IOException e) {
        throw UserError.failed("cannot give up the lock of " + key + ": " + e.getMessage(), e);
      } finally {
        OWNED_HERE.remove(key);
      }
    }
  }

  /** Makes this process the owner; empty if another one is, or this one already. */
  public Optional<Ownership> tryToOwn() {
    try {
      PrivateFile.createFolder(path);
      Path key = path.toRealPath();
      if (!OWNED_HERE.add(key)) {
        return Optional.empty();
      }
      Optional<Ownership> ownership = Optional.empty();
      try {
        ownership = lock(key);
        return ownership;
      } finally {
        if (ownership.isEmpty()) {
          OWNED_HERE.remove(key);
        }
      }
    } catch (IOException e) {
      throw UserError.failed(
          "cannot use the data directory %s: %s. Name another one with --data.".formatted(path, e),
          e);
    }
  }

  private Optional<Ownership> lock(Path key) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new Ownership(key, channel, lock));
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  /** Whether Haat has ever owned this folder. */
  public boolean exists() {
    return Files.exists(lockFile());
  }

  /** What Haat keeps here. Other files are not Haat's to delete. */
  public List<Path> contents() {
    return List.of(postgres(), kafka(), flink(), lake(), runtimeFile());
  }
}
