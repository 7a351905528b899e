package io.haat.bench.process;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end and measures them. */
public final class Programs {
  private static final int ASK_EVERY_MILLIS = 20;
  private static final int LINES_OF_OUTPUT = 20;

  private Programs() {}

  /** A program of this name on the PATH. */
  public static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs a command in a folder, where its output goes to files.
   *
   * @param variables beside those of this process, of which Haat's own are left out: a benchmark
   *     measures the defaults
   * @throws UserError if it fails, with the end of what it said
   */
  public static ProcessRun run(Path folder, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out-", ".txt");
    Path err = Files.createTempFile(folder, "err-", ".txt");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("HAAT_"));
      builder.environment().putAll(variables);
      long start = System.nanoTime();
      Process process = builder.start();
      PeakMemory memory = await(process);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw failure(command, process.exitValue(), err);
      }
      return new ProcessRun(seconds, memory.bytes(), Files.readString(out));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static PeakMemory await(Process process) throws InterruptedException {
    var memory = new PeakMemory(process.pid());
    boolean ended = false;
    try {
      while (!ended) {
        memory.ask();
        ended = process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      }
      return memory;
    } finally {
      if (!ended) {
        process.destroy();
      }
    }
  }

  private static UserError failure(List<String> command, int status, Path err) throws IOException {
    List<String> lines = Files.readAllLines(err);
    int from = Math.max(0, lines.size() - LINES_OF_OUTPUT);
    return UserError.failed(
        "`%s` ended with status %d:%n%s"
            .formatted(
                String.join(" ", command),
                status,
                String.join("\n", lines.subList(from, lines.size()))));
  }
}
