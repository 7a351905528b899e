package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.batch.load.LoadReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code haat load} says at its end. */
final class LoadAnswer {
  private LoadAnswer() {}

  static void print(CommandContext context, LoadReport report) {
    if (context.options().json()) {
      context.printJson(json(report));
    } else {
      context.out().print(text(report));
    }
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
    answer.put("seconds", Math.round(report.took().toMillis() / 10.0) / 100.0);
    return answer;
  }

  private static String text(LoadReport report) {
    return String.format(
        Locale.ROOT,
        "read %,d = sales %,d + refunds %,d + rejected %,d + already there %,d%n%s%n%.2f s%n",
        report.read(),
        report.sales(),
        report.refunds(),
        report.rejected(),
        report.alreadyThere(),
        new TreeMap<>(report.rejectedByRule()),
        report.took().toMillis() / 1000.0);
  }
}
