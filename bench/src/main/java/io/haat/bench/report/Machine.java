package io.haat.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  /**
   * This machine.
   *
   * @param warehouse tells the version of its PostgreSQL
   */
  public static Machine current(Connection warehouse, double loadAverage) throws SQLException {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getName() + " " + system.getArch(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        version(warehouse),
        loadAverage);
  }

  /** For instance 18.6: what a distribution adds is left out. */
  private static String version(Connection warehouse) throws SQLException {
    try (Statement statement = warehouse.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1).split(" ", 2)[0];
    }
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
