package io.haat.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The physical memory that processes have now: of what they share with others their part
 * (proportional set size, {@code Pss} in Linux's {@code /proc/PID/smaps_rollup}, see proc(5)).
 */
public final class ResidentMemory {
  private static final String FIELD = "Pss:";

  private ResidentMemory() {}

  /** In bytes, of a process and all that it has started; 0 where the system does not tell. */
  public static long ofTree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .mapToLong(process -> of(process.pid()))
        .sum();
  }

  private static long of(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(FIELD)) {
          return Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip()) * 1024;
        }
      }
    } catch (IOException gone) {
      // The process has ended, or the system is not Linux.
    }
    return 0;
  }
}
