package io.haat.app.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL 15 as Debian packages it, run by its own user, with a password. */
public final class DebianPostgres implements AutoCloseable {
  static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  public static final String PASSWORD = "correct horse";

  private final Path folder;
  private final int port;

  private DebianPostgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAMS.resolve("initdb"));
  }

  public static DebianPostgres start() throws IOException, InterruptedException {
    return start("", "");
  }

  /** With TLS, where a key and a certificate are given as PEM. */
  public static DebianPostgres start(String key, String certificate)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("haat-debian-");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    String tls = "";
    Path keyFile = folder.resolve("server.key");
    if (!key.isEmpty()) {
      Files.writeString(keyFile, key);
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
      Path chain = Files.writeString(folder.resolve("server.crt"), certificate);
      tls = " -c ssl=on -c ssl_key_file=" + keyFile + " -c ssl_cert_file=" + chain;
    }
    if (isRoot()) {
      var users = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(password, users.lookupPrincipalByName("postgres"));
      Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
      if (!key.isEmpty()) {
        Files.setOwner(keyFile, users.lookupPrincipalByName("postgres"));
      }
    }
    var server = new DebianPostgres(folder, freePort());
    server.call(
        "initdb",
        "-D",
        server.data(),
        "-U",
        "haat",
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--pwfile=" + password);
    server.call(
        "pg_ctl",
        "-D",
        server.data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p "
            + server.port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + folder
            + tls,
        "start");
    return server;
  }

  /** Of the database {@code postgres}, without user and password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void call(String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(Arrays.asList(arguments));
    Path log = Files.createTempFile("haat-debian-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    String said = Files.readString(log);
    Files.delete(log);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(program + " failed: " + said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      call("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Shop.removeTree(folder);
  }
}
