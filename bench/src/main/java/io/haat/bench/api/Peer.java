package io.haat.bench.api;

import io.haat.app.error.UserError;
import io.haat.app.postgres.FreePort;
import io.haat.bench.process.Programs;
import io.haat.bench.process.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The plain service of {@code bench/peers/fastapi}, with a worker for each core. */
final class Peer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String MODULES = "import fastapi, uvicorn, uvloop, httptools, psycopg_pool";

  private final Service service;
  private final URI address;

  private Peer(Service service, URI address) {
    this.service = service;
    this.address = address;
  }

  /**
   * Says how to get what it needs.
   *
   * @throws UserError if Python or a module of it is missing
   */
  static void check(Path folder) throws IOException, InterruptedException {
    try {
      Programs.run(folder, Map.of(), List.of(python(), "-c", MODULES));
    } catch (UserError | IOException missing) {
      throw UserError.failed(
          "the peer needs Python with FastAPI, uvicorn and psycopg. On Debian and Ubuntu:\n"
              + "  apt-get install python3-fastapi python3-uvicorn python3-uvloop python3-httptools"
              + " python3-psycopg python3-psycopg-pool\n"
              + "or leave it out by --only single,cached,push.",
          missing);
    }
  }

  /**
   * Starts it.
   *
   * @param database JDBC URL with user and password
   */
  static Peer start(Path home, Path work, String database) throws Exception {
    int port = FreePort.find(0, "");
    List<String> command =
        List.of(
            python(),
            "-m",
            "uvicorn",
            "service:app",
            "--port",
            Integer.toString(port),
            "--workers",
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            "--log-level",
            "warning");
    Path folder = home.resolve("bench/peers/fastapi");
    Map<String, String> variables = variables(URI.create(database.substring("jdbc:".length())));
    Service service = Service.start(folder, variables, command, work.resolve("peer.log"));
    boolean started = false;
    try {
      service.await(START_LIMIT, () -> isOpen(port));
      started = true;
      return new Peer(service, URI.create("http://127.0.0.1:" + port));
    } finally {
      if (!started) {
        service.close();
      }
    }
  }

  /** The system's own has the system's packages, whatever else is on the PATH. */
  private static String python() {
    Path ofTheSystem = Path.of("/usr/bin/python3");
    return Files.isExecutable(ofTheSystem) ? ofTheSystem.toString() : "python3";
  }

  private static Map<String, String> variables(URI database) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put("PGHOST", database.getHost());
    variables.put("PGPORT", Integer.toString(database.getPort()));
    variables.put("PGDATABASE", database.getPath().substring(1));
    for (String pair : database.getRawQuery().split("&", -1)) {
      String[] both = pair.split("=", 2);
      if (both[0].equals("user") || both[0].equals("password")) {
        variables.put(
            "PG" + both[0].toUpperCase(Locale.ROOT),
            URLDecoder.decode(both[1], StandardCharsets.UTF_8));
      }
    }
    return variables;
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    service.close();
  }
}
