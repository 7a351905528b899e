package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code initdb} and {@code pg_ctl}. Their output goes to a file, never to a pipe: a server
 * inherits it and would keep a pipe open, or die of a broken one, after this process is gone.
 *
 * @param home the folder that holds {@code bin}
 */
record PostgresPrograms(Path home, Platform platform) {
  /** Data folders of another major version cannot be opened. */
  static final String MAJOR_VERSION = "18";

  /** Starts a program in the background, its output appended to {@code output}. */
  Process start(Path output, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (platform.runsAsRoot()) {
      // In a user namespace of its own without a mapping, root is nobody to the program and still
      // owns its files.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(
        home.resolve("bin").resolve(platform.isWindows() ? program + ".exe" : program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    // Messages in English, whatever the user's language: some are searched for, and all are easier
    // to look up.
    environment.put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException e) {
      if (platform.runsAsRoot()) {
        throw cannotLeaveRoot(e.toString());
      }
      throw e;
    }
  }

  /** Runs a program to its end. */
  void run(Path output, String program, String... arguments)
      throws IOException, InterruptedException {
    Files.deleteIfExists(output);
    Process process = start(output, program, arguments);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw UserError.failed(program + " has not ended after 5 minutes. See " + output + ".");
    }
    if (process.exitValue() != 0) {
      throw failure(program, output);
    }
    Files.deleteIfExists(output);
  }

  /** What a failed program's output means. */
  UserError failure(String program, Path output) {
    String tail = LogTail.of(output);
    if (tail.contains("unshare:")) {
      return cannotLeaveRoot(tail.strip());
    }
    return UserError.failed(
        "PostgreSQL's %s failed. The end of %s says:%n%s"
            .formatted(program, output, tail.indent(2).stripTrailing()));
  }

  private static UserError cannotLeaveRoot(String cause) {
    return UserError.failed(
        """
        PostgreSQL refuses to run as root, and this system forbids the way around it (%s).
        Run haat as an ordinary user; or set HAAT_DATABASE_URL to a PostgreSQL of your own (15 or newer)."""
            .formatted(cause));
  }

  private File nullDevice() {
    return new File(platform.isWindows() ? "NUL" : "/dev/null");
  }
}
