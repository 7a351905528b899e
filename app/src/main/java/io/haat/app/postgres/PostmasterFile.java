package io.haat.app.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says. The server adds its lines one after another while it starts, so
 * a file may be short.
 *
 * @param pid of the postmaster, or of whoever has its number today
 * @param port 0 while it is not known
 * @param ready whether the server takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty if there is no such file or it has no pid yet. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      return parse(Files.readAllLines(in(data), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<PostmasterFile> parse(List<String> lines) {
    try {
      if (lines.isEmpty() || lines.get(0).isBlank()) {
        return Optional.empty();
      }
      // A lone backend or a start under a supervisor is written as a negative pid.
      long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
      String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
      boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      return Optional.of(
          new PostmasterFile(pid, port.isEmpty() ? 0 : Integer.parseInt(port), ready));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
