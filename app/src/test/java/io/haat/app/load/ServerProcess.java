package io.haat.app.load;

import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The PostgreSQL of a data directory, as the system sees it. */
public record ServerProcess(ProcessHandle postmaster) {

  public static ServerProcess of(Path data) throws IOException {
    Path file = data.resolve("postgres/data/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
    return new ServerProcess(ProcessHandle.of(pid).orElseThrow());
  }

  static boolean runs(Path data) {
    return Files.exists(data.resolve("postgres/data/postmaster.pid"));
  }

  /** {@code kill -9} of the postmaster and of all that it started. */
  void killAll() {
    List<ProcessHandle> backends = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    backends.forEach(ProcessHandle::destroyForcibly);
    Until.holds(Duration.ofSeconds(30), () -> !postmaster.isAlive());
    Until.holds(Duration.ofSeconds(30), () -> backends.stream().noneMatch(ProcessHandle::isAlive));
  }
}
