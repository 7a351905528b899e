package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadOutcome.ReferenceLoaded;
import io.haat.batch.load.LoadOutcome.SalesLoaded;
import io.haat.batch.load.LoadReport;
import io.haat.batch.reference.ReferenceReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What {@code haat load} says to programs at its end. */
final class LoadAnswer {
  private LoadAnswer() {}

  static void print(CommandContext context, LoadOutcome outcome) {
    context.printJson(
        outcome instanceof SalesLoaded sales
            ? json(sales.report())
            : json(((ReferenceLoaded) outcome).report()));
  }

  private static Map<String, Object> json(LoadReport report) {
    var rejected = new LinkedHashMap<String, Object>();
    rejected.put("total", report.rejected());
    rejected.put("by_rule", new TreeMap<>(report.rejectedByRule()));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("files", report.files());
    answer.put("read", report.read());
    answer.put("sales", report.sales());
    answer.put("refunds", report.refunds());
    answer.put("rejected", rejected);
    answer.put("already_there", report.alreadyThere());
    answer.put("seconds", seconds(report.took()));
    return answer;
  }

  private static Map<String, Object> json(ReferenceReport report) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("files", report.files());
    answer.put("read", report.read());
    answer.put("inserted", report.inserted());
    answer.put("changed", report.changed());
    answer.put("unchanged", report.unchanged());
    answer.put("rejected", report.rejected());
    answer.put("rejected_by_rule", new TreeMap<>(report.rejectedByRule()));
    answer.put("seconds", seconds(report.took()));
    return answer;
  }

  private static double seconds(Duration took) {
    return Math.round(took.toMillis() / 10.0) / 100.0;
  }
}
