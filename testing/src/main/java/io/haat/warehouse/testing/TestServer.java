package io.haat.warehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server in a temporary folder.
 *
 * @param folder removed when the JVM ends
 */
record TestServer(Path programs, Path folder, int port) {
  static final String USER = "haat";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  static TestServer start() {
    try {
      Path folder = Files.createTempDirectory("haat-test-postgres-");
      var server = new TestServer(programs(folder), folder, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.run(
          "initdb",
          "--pgdata=" + server.data(),
          "--username=" + USER,
          "--auth=trust",
          "--encoding=UTF8",
          "--locale=C",
          "--no-sync");
      // -F: no test asks what a power cut leaves.
      server.run(
          "pg_ctl",
          "start",
          "--wait",
          "--pgdata=" + server.data(),
          "--log=" + folder.resolve("server.log"),
          "--options=-p %d -h 127.0.0.1 -k '' -F -c timezone=Asia/Kathmandu"
              .formatted(server.port()));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void stop() {
    try {
      if (Files.exists(data().resolve("postmaster.pid"))) {
        run("pg_ctl", "stop", "--mode=immediate", "--pgdata=" + data());
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; in a user namespace without a mapping, root is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".log");
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(program + " failed:\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
  }

  private static Path programs(Path folder) throws IOException {
    String wanted = System.getProperty("haat.test.postgres", "any");
    if (!wanted.equals("embedded") && Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        var newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    if (wanted.equals("debian")) {
      throw new IOException("haat.test.postgres asks for Debian's PostgreSQL, and there is none");
    }
    return EmbeddedBinaries.unpack(folder.resolve("postgresql")).resolve("bin");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }
}
