package io.haat.app.session;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the data directory and runs its server. */
public final class OwnerSession implements HaatSession {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerSession.class);
  private static final Duration SILENT_WAIT = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 20;

  private final DataDirectory directory;
  private final DataDirectory.Ownership ownership;
  private volatile EmbeddedPostgres postgres;
  private final Consumer<String> notice;
  private final Thread atExit = new Thread(this::leaveAtExit, "haat-exit");
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private volatile boolean open = true;
  private volatile boolean closing = false;

  private OwnerSession(
      DataDirectory directory,
      DataDirectory.Ownership ownership,
      EmbeddedPostgres postgres,
      Consumer<String> notice) {
    this.directory = directory;
    this.ownership = ownership;
    this.postgres = postgres;
    this.notice = notice;
  }

  /**
   * Starts or takes over the server, brings its schema up to date, and tells the others where it
   * is.
   */
  static OwnerSession start(
      DataDirectory directory,
      DataDirectory.Ownership ownership,
      int port,
      Path cache,
      DatabaseMigration migration,
      Consumer<String> notice)
      throws InterruptedException {
    EmbeddedPostgres postgres = null;
    boolean started = false;
    try {
      // What a killed owner wrote leads nowhere, or to a schema not yet brought up to date.
      Files.deleteIfExists(directory.runtimeFile());
      postgres = EmbeddedPostgres.startOrAdopt(directory.postgres(), port, cache);
      OwnerSession session = new OwnerSession(directory, ownership, postgres, notice);
      migration.migrate(postgres.address().dataSource());
      RuntimeFile.ofDatabase(postgres.address()).write(directory.runtimeFile());
      Runtime.getRuntime().addShutdownHook(session.atExit);
      started = true;
      return session;
    } catch (IOException | SQLException e) {
      throw UserError.failed("cannot open %s: %s".formatted(directory.path(), e.getMessage()), e);
    } finally {
      if (!started) {
        abandon(postgres, ownership);
      }
    }
  }

  @Override
  public DatabaseAddress address() {
    return postgres.address();
  }

  /** The data directory it owns. */
  public DataDirectory directory() {
    return directory;
  }

  /** Waits for the processes that use the server, says so if it takes long, then stops it. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    closing = true;
    try (Connection connection = postgres.address().dataSource().getConnection()) {
      awaitClients(connection);
    } catch (SQLException e) {
      if (!open) {
        return; // stopped by the exit hook
      }
      throw UserError.failed(
          "the database in %s is gone: %s".formatted(directory.path(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  /** From now on the server ends only when it is told to: {@link #closeNow} at the latest. */
  void leaveTheExitToTheCaller() {
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  /** From now on a server that ends by itself is started again, where it was. */
  void keepRunning() {
    postgres
        .ended()
        .thenAccept(
            process -> {
              var thread = new Thread(() -> startAgain(process.pid()), "haat-postgres");
              thread.setDaemon(true);
              thread.start();
            });
  }

  /** Completed with the cause when it does not start again. */
  CompletionStage<Throwable> failure() {
    return failure.minimalCompletionStage();
  }

  private synchronized void startAgain(long ended) {
    if (!open) {
      return;
    }
    notice.accept("PostgreSQL (process %d) has ended; starting it again".formatted(ended));
    try {
      postgres = postgres.startAgain();
      notice.accept("PostgreSQL runs again");
      keepRunning();
    } catch (UserError e) {
      failure.complete(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As at Ctrl-C: stops the server unless others use it, and waits for nobody. */
  void closeNow() {
    leaveAtExit();
  }

  private void awaitClients(Connection connection) throws SQLException, InterruptedException {
    long tellAt = System.nanoTime() + SILENT_WAIT.toNanos();
    boolean told = false;
    while (!stopIfUnused(connection)) {
      if (!told && System.nanoTime() - tellAt > 0) {
        notice.accept("waiting for other haat commands that use this database …");
        told = true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * At Ctrl-C nobody waits: a server that others use stays, and the next command takes it over.
   * Without clients it is stopped.
   */
  private void leaveAtExit() {
    long deadline = System.nanoTime() + SILENT_WAIT.toNanos();
    try (Connection connection = postgres.address().dataSource().getConnection()) {
      boolean again = true;
      while (again) {
        again = !stopIfUnused(connection) && closing && System.nanoTime() - deadline < 0;
        if (again) {
          // The main thread is in close() and may hold the lock itself, about to stop the server.
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (SQLException | InterruptedException e) {
      LOG.debug("the server is gone already", e);
    } finally {
      leave();
    }
  }

  private synchronized boolean stopIfUnused(Connection connection)
      throws SQLException, InterruptedException {
    if (!open) {
      return true;
    }
    boolean unused = ClientLock.takeAll(connection);
    if (unused) {
      stop();
      open = false;
      ownership.close();
    }
    return unused;
  }

  private void stop() throws InterruptedException {
    try {
      Files.deleteIfExists(directory.runtimeFile());
    } catch (IOException e) {
      notice.accept("cannot remove " + directory.runtimeFile() + ": " + e.getMessage());
    }
    postgres.stop();
  }

  private synchronized void leave() {
    if (open) {
      open = false;
      ownership.close();
    }
    if (Thread.currentThread() != atExit) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        LOG.debug("the process is going down: the hook finds the session closed", e);
      }
    }
  }

  private static void abandon(
      @Nullable EmbeddedPostgres postgres, DataDirectory.Ownership ownership)
      throws InterruptedException {
    try {
      if (postgres != null) {
        postgres.stop();
      }
    } finally {
      ownership.close();
    }
  }
}
