package io.haat.app.command.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory of processes, as Linux tells of it. Memory that processes share is counted once: each is
 * given its share.
 */
final class ProcessMemory {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessMemory.class);
  private static final Path PROCESSES = Path.of("/proc");
  private static final long KIBIBYTE = 1_024;
  private static final int PARENT_FIELD = 1;

  private ProcessMemory() {}

  /** Bytes of a process alone; empty where the system does not tell. */
  static OptionalLong ofOne(long pid) {
    return sum(Set.of(pid));
  }

  /** Bytes of a process and of those that it has started; empty where the system does not tell. */
  static OptionalLong ofFamily(long pid) {
    Set<Long> family = new HashSet<>(Set.of(pid));
    try (Stream<Path> entries = Files.list(PROCESSES)) {
      List<Long> all =
          entries
              .map(entry -> String.valueOf(entry.getFileName()))
              .filter(name -> name.matches("[0-9]+"))
              .map(Long::parseLong)
              .toList();
      boolean found = true;
      while (found) {
        found = false;
        for (long one : all) {
          found |= family.contains(parent(one)) && family.add(one);
        }
      }
    } catch (IOException e) {
      LOG.debug("no list of processes here", e);
    }
    return sum(family);
  }

  private static OptionalLong sum(Set<Long> pids) {
    long sum = 0;
    for (long pid : pids) {
      OptionalLong bytes = proportional(pid);
      if (bytes.isEmpty() && pids.size() == 1) {
        return bytes;
      }
      sum += bytes.orElse(0);
    }
    return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }

  private static OptionalLong proportional(long pid) {
    try (Stream<String> lines =
        Files.lines(PROCESSES.resolve(Long.toString(pid)).resolve("smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.debug("no memory of process {}", pid, e);
      return OptionalLong.empty();
    }
  }

  /** -1 if there is no such process. */
  private static long parent(long pid) {
    try {
      // The program's name stands in parentheses and may hold anything.
      String stat = Files.readString(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[PARENT_FIELD]);
    } catch (IOException e) {
      return -1;
    }
  }
}
