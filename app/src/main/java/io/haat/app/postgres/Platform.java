package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The operating system and processor that binaries are chosen for.
 *
 * @param name as the archives are called, for instance {@code linux-x86_64}
 */
record Platform(String name) {
  private static final Path OWN_PROCESS = Path.of("/proc/self");

  static Platform current() {
    return of(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  static Platform of(String osName, String osArch, boolean musl) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system =
        os.startsWith("linux")
            ? "linux"
            : os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "";
    String processor =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> system.equals("windows") ? "x86_64" : "arm_64";
          default -> "";
        };
    if (system.isEmpty() || processor.isEmpty()) {
      throw UserError.failed(
          "no PostgreSQL is shipped for %s on %s. Set HAAT_DATABASE_URL to a PostgreSQL of your own (15 or newer)."
              .formatted(osName, osArch));
    }
    return new Platform(system + "-" + processor + (musl ? "-alpine_linux" : ""));
  }

  boolean isWindows() {
    return name.startsWith("windows");
  }

  /** Whether this process runs as root, as which PostgreSQL refuses to run. */
  boolean runsAsRoot() {
    if (isWindows()) {
      return false;
    }
    return ownUserId()
        .map(id -> id == 0)
        .orElseGet(() -> "root".equals(System.getProperty("user.name")));
  }

  private static Optional<Integer> ownUserId() {
    try {
      return Files.exists(OWN_PROCESS)
          ? Optional.of((Integer) Files.getAttribute(OWN_PROCESS, "unix:uid"))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
