package io.haat.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical memory that processes have now. Memory that processes share is counted once: each is
 * given its share (proportional set size, {@code Pss} in Linux's {@code /proc/PID/smaps_rollup},
 * see proc(5)).
 */
public final class ProcessMemory {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessMemory.class);
  private static final long KIBIBYTE = 1_024;

  private ProcessMemory() {}

  /** Bytes of a process alone; empty where the system does not tell. */
  public static OptionalLong ofOne(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("no memory of process {}", pid, e);
      return OptionalLong.empty();
    }
  }

  /** Bytes of a process and of those that it has started; empty where the system does not tell. */
  public static OptionalLong ofFamily(long pid) {
    long sum =
        ProcessHandle.of(pid).stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .mapToLong(member -> ofOne(member.pid()).orElse(0))
            .sum();
    return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }
}
