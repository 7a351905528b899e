package io.haat.app.command.doctor;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.doctor.Check.Finding;
import io.haat.app.session.HaatSession;
import io.haat.app.settings.Key;
import io.haat.server.cache.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Where data is kept: data directory, database, lake, Redis, and the engine that reads files. */
record StoreChecks(CommandContext context) {
  private static final int OLDEST_POSTGRESQL = 15;

  List<Check> all() {
    return List.of(
        Check.of("data directory", () -> writable(context.dataDirectory().path(), "--data")),
        Check.of("database", this::database),
        Check.of("lake", () -> writable(context.lake(), "HAAT_LAKE")),
        Check.of("Redis", this::redis),
        Check.of("DuckDB", this::duckdb));
  }

  private Finding database() throws SQLException {
    try (HaatSession session = context.openSession();
        Connection connection = session.dataSource().getConnection()) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      String found =
          "PostgreSQL %s at %s"
              .formatted(
                  connection.getMetaData().getDatabaseProductVersion(), session.address().url());
      return major >= OLDEST_POSTGRESQL
          ? Finding.ok(found)
          : Finding.broken(found, "Use PostgreSQL 15 or newer, or unset HAAT_DATABASE_URL.");
    }
  }

  private static Finding writable(Path folder, String setting) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".haat-doctor", ""));
      return Finding.ok(folder.toString());
    } catch (IOException e) {
      return Finding.broken(
          folder + " cannot be written: " + e, "Allow writing there, or set " + setting + ".");
    }
  }

  private Finding redis() {
    Optional<RedisAddress> address = context.settings().redis().address();
    if (address.isEmpty()) {
      return Finding.ok("none: each server keeps its own answers");
    }
    try {
      return Finding.ok("Redis %s at %s".formatted(address.get().version(), address.get()));
    } catch (RuntimeException e) {
      return Finding.broken(
          address.get() + " does not answer: " + e.getMessage(),
          "Start it, or correct %s, or unset it: Haat works without."
              .formatted(Key.REDIS_URL.variable()));
    }
  }

  private Finding duckdb() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select version()")) {
      result.next();
      return Finding.ok(result.getString(1));
    } catch (SQLException | LinkageError | RuntimeException e) {
      return Finding.broken(
          "does not load: " + e,
          "It runs on Linux (glibc), macOS on ARM, and Windows. Is the temporary folder writable and without noexec?");
    }
  }
}
