package io.haat.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The most physical memory that a process has had so far ({@code VmHWM} in Linux's {@code
 * /proc/PID/status}, see proc(5)). The kernel keeps the maximum, so asking now and then loses only
 * what is reached after the last time.
 */
final class PeakMemory {
  private static final String FIELD = "VmHWM:";

  private final Path status;
  private long peak = -1;

  PeakMemory(long pid) {
    status = Path.of("/proc", Long.toString(pid), "status");
  }

  void ask() {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(FIELD)) {
          String kibibytes = line.substring(FIELD.length()).replace("kB", "").strip();
          peak = Math.max(peak, Long.parseLong(kibibytes) * 1024);
        }
      }
    } catch (IOException gone) {
      // The process has ended, or the system is not Linux: what is known stays.
    }
  }

  OptionalLong bytes() {
    return peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak);
  }
}
