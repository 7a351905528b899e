package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * The files of one database server, in {@code folder}: {@code data}, {@code superuser-password},
 * {@code postgres.log}.
 *
 * @param folder of mode 0700
 */
record Cluster(Path folder) {
  static final String SUPERUSER = "haat";
  private static final String SETTINGS = "haat.conf";
  private static final int PASSWORD_BYTES = 24;

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  Path startLog() {
    return folder.resolve("start.log");
  }

  /** The superuser's password, made at first use. */
  String password() throws IOException {
    Path file = folder.resolve("superuser-password");
    if (!Files.exists(file)) {
      if (Files.exists(data())) {
        throw UserError.failed(
            "%s is gone, and with it the way into the database beside it. Restore it, or start anew with `haat reset`."
                .formatted(file));
      }
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFile.write(
          file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }
    return Files.readString(file).strip();
  }

  /**
   * Makes the data folder at first use, and brings Haat's settings up to date.
   *
   * <p>{@code initdb} works in a folder of another name, so that a killed first start leaves
   * nothing half made.
   */
  void prepare(PostgresPrograms programs) throws IOException, InterruptedException {
    PrivateFile.createFolder(folder);
    password();
    if (!Files.isDirectory(data())) {
      Path unfinished = folder.resolve("data.unfinished");
      FileTree.delete(unfinished);
      programs.run(
          folder.resolve("initdb.log"),
          "initdb",
          "--pgdata=" + unfinished,
          "--username=" + SUPERUSER,
          "--pwfile=" + folder.resolve("superuser-password"),
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          // The same order and case rules on every machine, whatever its C library knows.
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
          // Else initdb starts servers to find out what the machine allows.
          "--set=max_connections=100",
          "--set=shared_buffers=128MB",
          "--set=timezone=UTC",
          "--no-instructions");
      Path configuration = unfinished.resolve("postgresql.conf");
      Files.writeString(
          configuration, Files.readString(configuration) + "\ninclude = '" + SETTINGS + "'\n");
      writeSettings(unfinished);
      Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      requireVersion(programs);
      writeSettings(data());
    }
    LogTail.rotate(log());
  }

  private static void writeSettings(Path data) throws IOException {
    try (InputStream in = Objects.requireNonNull(Cluster.class.getResourceAsStream(SETTINGS))) {
      PrivateFile.write(
          data.resolve(SETTINGS), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void requireVersion(PostgresPrograms programs) throws IOException {
    String version = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresPrograms.MAJOR_VERSION)) {
      throw UserError.failed(
          "%s was made by PostgreSQL %s, and this Haat brings %s (%s). Use the Haat that made it, or `haat reset` and load again."
              .formatted(data(), version, PostgresPrograms.MAJOR_VERSION, programs.home()));
    }
  }
}
