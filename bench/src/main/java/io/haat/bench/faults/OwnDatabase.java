package io.haat.bench.faults;

import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.postgres.EmbeddedPostgres;
import io.haat.app.postgres.FreePort;
import io.haat.app.postgres.UserCache;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL that Haat does not run, at an address that stays. */
final class OwnDatabase implements AutoCloseable {
  private final Path folder;
  private final int port = FreePort.find(0, EmbeddedPostgres.PORT_SETTING);
  private EmbeddedPostgres server;

  private OwnDatabase(Path folder) throws InterruptedException {
    this.folder = folder;
    server = run(folder, port);
  }

  static OwnDatabase start(Path folder) throws InterruptedException {
    return new OwnDatabase(folder);
  }

  private static EmbeddedPostgres run(Path folder, int port) throws InterruptedException {
    return EmbeddedPostgres.startOrAdopt(folder, port, UserCache.folder(System.getenv()));
  }

  /** What has Haat use it. */
  Map<String, String> settings() {
    DatabaseAddress address = server.address();
    return Map.of(
        "HAAT_DATABASE_URL", address.url(),
        "HAAT_DATABASE_USER", address.user(),
        "HAAT_DATABASE_PASSWORD", address.password());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.address().urlWithPassword() + "&currentSchema=haat,public");
  }

  /** As an administrator does it: connections are closed at once, the server ends in order. */
  void stop() throws InterruptedException {
    server.stop();
  }

  void startAgain() throws InterruptedException {
    server = run(folder, port);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
