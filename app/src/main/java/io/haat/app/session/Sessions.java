package io.haat.app.session;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens sessions on the embedded database: the first process becomes the owner, later ones its
 * clients, and when the owner goes while another comes, that one becomes the owner.
 *
 * @param port for a server that is started; 0 for any free one
 * @param cache for PostgreSQL's programs
 * @param migration run by an owner before others are let in
 * @param notice takes lines for the user
 */
public record Sessions(
    DataDirectory directory,
    int port,
    Path cache,
    DatabaseMigration migration,
    Consumer<String> notice) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 100;

  /** As owner or client, whichever comes first. */
  public HaatSession open() {
    try {
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (System.nanoTime() < deadline) {
        Optional<? extends HaatSession> session = tryToOpen();
        if (session.isPresent()) {
          return session.get();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserError.failed("interrupted while opening " + directory.path());
    }
    throw UserError.failed(
        "%s is owned by another haat whose database has not answered for %d seconds. Look at that process, or see %s."
            .formatted(
                directory.path(), LIMIT.toSeconds(), directory.postgres().resolve("postgres.log")));
  }

  /** As owner only. */
  public Optional<OwnerSession> openAsOwner() throws InterruptedException {
    Optional<DataDirectory.Ownership> ownership = directory.tryToOwn();
    if (ownership.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        OwnerSession.start(directory, ownership.get(), port, cache, migration, notice));
  }

  /** Whether some process runs the database now. */
  public boolean isRunning() {
    try (ClientSession session = tryToJoin().orElse(null)) {
      return session != null;
    }
  }

  private Optional<? extends HaatSession> tryToOpen() throws InterruptedException {
    Optional<OwnerSession> owner = openAsOwner();
    return owner.isPresent() ? owner : tryToJoin();
  }

  /** What runs in the directory now; empty if nothing does. */
  public Optional<RuntimeFile> running() {
    try {
      return RuntimeFile.read(directory.runtimeFile()).filter(RuntimeFile::writerIsAlive);
    } catch (IOException e) {
      throw UserError.failed(
          "cannot read %s: %s. It belongs to the user who started the database."
              .formatted(directory.runtimeFile(), e),
          e);
    }
  }

  /** As client only, if a database runs: starts nothing and waits for nothing. */
  public Optional<ClientSession> tryToJoin() {
    return running().flatMap(runtime -> ClientSession.tryToJoin(runtime.address()));
  }
}
