package io.haat.bench.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of each fault that was tried, and from which seed. */
record FaultReport(List<Row> rows) {
  private static final String FORMAT = "%-14s %12s %9s %7s %12s %12s  %s%n";

  /** One run of one fault. */
  record Row(Fault fault, long seed, Outcome outcome) {
    String verdict() {
      return outcome.isEqual() ? "equal" : "DIFFERS";
    }
  }

  FaultReport {
    rows = List.copyOf(rows);
  }

  boolean allEqual() {
    return rows.stream().allMatch(row -> row.outcome().isEqual());
  }

  /** A table for a terminal, and below it the differences. */
  String text() {
    var text = new StringBuilder();
    text.append(
        String.format(
            FORMAT, "fault", "events", "seconds", "tables", "rows", "differences", "verdict"));
    for (Row row : rows) {
      Outcome outcome = row.outcome();
      text.append(
          String.format(
              Locale.ROOT,
              FORMAT,
              row.fault().toString(),
              String.format(Locale.ROOT, "%,d", outcome.events()),
              String.format(Locale.ROOT, "%.1f", outcome.seconds()),
              outcome.tables(),
              String.format(Locale.ROOT, "%,d", outcome.rows()),
              outcome.differences().size(),
              row.verdict()));
    }
    for (Row row : rows) {
      if (!row.outcome().isEqual()) {
        text.append(
            String.format(
                "%n%s, --seed %d --only %s:%n", row.fault().what(), row.seed(), row.fault()));
        row.outcome().differences().forEach(line -> text.append("  ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  /** For programs. */
  Map<String, Object> json() {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("equal", allEqual());
    answer.put("faults", rows.stream().map(FaultReport::json).toList());
    return answer;
  }

  private static Map<String, Object> json(Row row) {
    var told = new LinkedHashMap<String, Object>();
    told.put("fault", row.fault().toString());
    told.put("seed", row.seed());
    told.put("events", row.outcome().events());
    told.put("seconds", row.outcome().seconds());
    told.put("tables", row.outcome().tables());
    told.put("rows", row.outcome().rows());
    told.put("differences", row.outcome().differences());
    told.put("verdict", row.verdict());
    return told;
  }
}
