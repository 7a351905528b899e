package io.haat.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where figures come from.
 *
 * @param memoryBytes of the machine
 * @param loadAverage of the minute before the start; negative where the system tells none
 */
public record Machine(
    String system, int cores, long memoryBytes, String jdk, String postgres, double loadAverage) {
  private static final double QUIET = 0.5;

  /** The load average of the last minute; negative where the system tells none. */
  public static double currentLoad() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** This machine. */
  public static Machine current(String postgres, double loadAverage) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getName() + " " + system.getArch(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        postgres,
        loadAverage);
  }

  /** Whether nothing else of weight ran. */
  public boolean isQuiet() {
    return loadAverage <= QUIET;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GB of memory; JDK %s; PostgreSQL %s; load average at start %s",
        system,
        cores,
        memoryBytes / 1e9,
        jdk,
        postgres,
        loadAverage < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", loadAverage));
  }

  String warning() {
    return String.format(
        Locale.ROOT,
        "the machine was not quiet (load average %.2f, more than %.1f): times are too long, ratios doubtful",
        loadAverage,
        QUIET);
  }
}
