package io.haat.server.cache;

import io.haat.testing.process.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A redis-server of a test's own, with a password, which can be frozen, killed and started again.
 */
final class RedisProcess implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final int port = freePort();
  private Process process;

  private RedisProcess(Path folder) throws IOException {
    this.folder = folder;
    start();
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts one that keeps nothing on disk but its log. */
  static RedisProcess in(Path folder) throws IOException {
    return new RedisProcess(folder);
  }

  /** Starts it, as at first, where it was. */
  void start() throws IOException {
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--requirepass",
                "p:ss",
                "--save",
                "")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.log").toFile())
            .start();
    Until.holds(LIMIT, this::answers);
  }

  private boolean answers() {
    try {
      return !address().version().isEmpty();
    } catch (JedisException notYet) {
      if (!process.isAlive()) {
        throw new AssertionError("redis-server has ended", notYet);
      }
      return false;
    }
  }

  RedisAddress address() {
    return RedisAddress.of("redis://:p%3Ass@127.0.0.1:" + port + "/3");
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Leaves its connections open, and answers nothing. */
  void freeze() throws Exception {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  void thaw() throws Exception {
    new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
