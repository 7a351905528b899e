package io.haat.app.session;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A data directory owned by {@code haat up}, which runs until it is told to stop and lets other
 * commands in. Unlike an {@link OwnerSession} it does nothing by itself when the process is asked
 * to end: the database goes last, so whoever runs the other parts closes this.
 */
public final class ProgramDirectory implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SILENT_WAIT = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 50;

  private final Sessions sessions;
  private DataDirectory.@Nullable Ownership ownership;
  private @Nullable HaatSession database;
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  private ProgramDirectory(Sessions sessions, DataDirectory.Ownership ownership) {
    this.sessions = sessions;
    this.ownership = ownership;
  }

  /**
   * Takes the directory; waits for a command that works on it to end.
   *
   * @throws UserError when {@code haat up} runs on it already
   */
  public static ProgramDirectory own(Sessions sessions) throws InterruptedException {
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      Optional<DataDirectory.Ownership> ownership = sessions.directory().tryToOwn();
      if (ownership.isPresent()) {
        return new ProgramDirectory(sessions, ownership.get());
      }
      Optional<RuntimeFile> owner = sessions.running();
      long waited = System.nanoTime() - start;
      if (owner.filter(RuntimeFile::isProgram).isPresent() || waited > LIMIT.toNanos()) {
        throw refusal(sessions, owner);
      }
      if (!told && waited > SILENT_WAIT.toNanos()) {
        sessions.notice().accept("waiting for another haat command on this data directory …");
        told = true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static UserError refusal(Sessions sessions, Optional<RuntimeFile> owner) {
    return UserError.wrongUse(
        "%s is in use by another haat%s. Use that one, or end it first, or name another directory with --data."
            .formatted(
                sessions.directory().path(),
                owner.map(runtime -> " (process " + runtime.pid() + ")").orElse("")));
  }

  /** Completed with the cause when the embedded database has ended and does not start again. */
  public CompletionStage<Throwable> failure() {
    return failure.minimalCompletionStage();
  }

  /** The directory. */
  public DataDirectory directory() {
    return sessions.directory();
  }

  /**
   * Starts the embedded database, or takes the user's own, and lets other commands in. To be called
   * once.
   */
  public synchronized HaatSession openDatabase(Optional<DatabaseAddress> external)
      throws InterruptedException {
    HaatSession opened;
    if (external.isPresent()) {
      opened = ExternalSession.open(external.get(), sessions.migration());
    } else {
      DataDirectory.Ownership handedOver = ownership;
      if (handedOver == null) {
        throw new IllegalStateException("the database was opened already");
      }
      ownership = null;
      OwnerSession owner =
          OwnerSession.start(
              sessions.directory(),
              handedOver,
              sessions.port(),
              sessions.cache(),
              sessions.migration(),
              sessions.notice());
      owner.leaveTheExitToTheCaller();
      owner.keepRunning();
      owner.failure().thenAccept(failure::complete);
      opened = owner;
    }
    database = opened;
    write(new RuntimeFile(false, pid(), opened.address().urlWithPassword(), null, null, null));
    return opened;
  }

  /** Tells scripts and other commands that everything runs, and where. */
  public synchronized void announce(
      @Nullable String api, @Nullable String kafka, @Nullable String flink) {
    if (database == null) {
      throw new IllegalStateException("there is no database yet");
    }
    write(new RuntimeFile(true, pid(), database.address().urlWithPassword(), api, kafka, flink));
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private void write(RuntimeFile runtime) {
    try {
      runtime.write(sessions.directory().runtimeFile());
    } catch (IOException e) {
      throw UserError.failed(
          "cannot write %s: %s".formatted(sessions.directory().runtimeFile(), e), e);
    }
  }

  /** Stops the embedded database, unless another command still uses it, and gives it all up. */
  @Override
  public synchronized void close() {
    if (database instanceof OwnerSession owner) {
      owner.closeNow();
    }
    database = null;
    DataDirectory.Ownership kept = ownership;
    if (kept != null) {
      ownership = null;
      try {
        Files.deleteIfExists(sessions.directory().runtimeFile());
      } catch (IOException e) {
        sessions.notice().accept("cannot remove " + sessions.directory().runtimeFile() + ": " + e);
      } finally {
        kept.close();
      }
    }
  }
}
