package io.haat.app.command.produce;

import io.haat.app.cli.Terminal;
import io.haat.simulator.live.ProducerReport;
import java.util.Locale;

/**
 * One line that is written over each second; where standard error is no terminal, a line every ten
 * seconds.
 */
final class ProduceProgress {
  private static final String CLEAR = "\r\u001b[K";
  private static final int SECONDS_BETWEEN_LINES = 10;

  private final Terminal terminal;
  private long acknowledgedBefore;
  private double secondsBefore;
  private int toldAt;

  ProduceProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(ProducerReport report) {
    double span = report.seconds() - secondsBefore;
    double rate = span > 0 ? (report.acknowledged() - acknowledgedBefore) / span : 0;
    acknowledgedBefore = report.acknowledged();
    secondsBefore = report.seconds();
    int now = (int) report.seconds();
    if (terminal.errorColumns() > 0) {
      String line = line(report, rate);
      int room = terminal.errorColumns() - 1;
      terminal.err().print(CLEAR + line.substring(0, Math.min(line.length(), room)));
      terminal.err().flush();
    } else if (now >= toldAt + SECONDS_BETWEEN_LINES) {
      toldAt = now;
      terminal.err().println(line(report, report.rate()));
    }
  }

  /** Leaves the terminal's line empty. */
  void end() {
    if (terminal.errorColumns() > 0) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  private static String line(ProducerReport report, double rate) {
    return String.format(
        Locale.ROOT,
        "%,.0f s: %,d events acknowledged, %,.0f/s, p99 %.1f ms%s%s",
        report.seconds(),
        report.acknowledged(),
        rate,
        report.latencyP99Millis(),
        report.failed() > 0 ? String.format(Locale.ROOT, ", %,d failed", report.failed()) : "",
        report.sent() - report.acknowledged() - report.failed() > rate
            ? ", waiting for Kafka"
            : "");
  }
}
