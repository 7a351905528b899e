package io.haat.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All figures of one call, and the machine that they are of. */
public record Report(Machine machine, List<Figure> figures) {
  private static final List<String> HEAD =
      List.of("part", "what", "rows", "measured", "limit", "verdict", "runs");

  public Report {
    figures = List.copyOf(figures);
  }

  public boolean missed() {
    return figures.stream().anyMatch(figure -> figure.verdict() == Verdict.MISSED);
  }

  /** A table for a terminal. */
  public String text() {
    List<List<String>> rows = cells();
    String table =
        Stream.concat(Stream.of(HEAD), rows.stream())
            .map(row -> line(row, widths(rows)))
            .collect(Collectors.joining("\n"));
    String warning = machine.isQuiet() ? "" : "\nwarning: " + machine.warning();
    return table + "\n\n" + machine.text() + warning + "\n";
  }

  /** A table for a page. */
  public String markdown() {
    String table =
        cells().stream()
            .map(row -> "| " + String.join(" | ", row) + " |\n")
            .collect(Collectors.joining());
    String warning = machine.isQuiet() ? "" : "\n**Warning:** " + machine.warning() + ".\n";
    return "| "
        + String.join(" | ", HEAD)
        + " |\n|---|---|--:|--:|--:|---|---|\n"
        + table
        + "\nMachine: "
        + machine.text()
        + ".\n"
        + warning;
  }

  /** For programs: figures unrounded. */
  public Map<String, Object> json() {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("machine", machine);
    answer.put("quiet", machine.isQuiet());
    answer.put("missed", missed());
    answer.put("figures", figures.stream().map(Report::json).toList());
    return answer;
  }

  private static Map<String, Object> json(Figure figure) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("part", figure.part());
    answer.put("what", figure.what());
    answer.put("rows", figure.rows());
    answer.put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    answer.put("value", figure.value());
    answer.put("runs", figure.runs());
    answer.put("limit", limit(figure));
    answer.put("verdict", figure.verdict().name().toLowerCase(Locale.ROOT));
    return answer;
  }

  private List<List<String>> cells() {
    return figures.stream()
        .map(
            figure ->
                List.of(
                    figure.part(),
                    figure.what(),
                    String.format(Locale.ROOT, "%,d", figure.rows()),
                    figure.unit().text(figure.value()),
                    limit(figure),
                    figure.verdict().word(),
                    figure.runs().size() < 2
                        ? ""
                        : figure.runs().stream()
                            .map(figure.unit()::text)
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  private static String limit(Figure figure) {
    if (figure.limit() instanceof Limit.AtMost most) {
      return "≤ " + figure.unit().text(most.value());
    }
    if (figure.limit() instanceof Limit.AtLeast least) {
      return "≥ " + figure.unit().text(least.value());
    }
    return "";
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = HEAD.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blank = " ".repeat(widths[i] - row.get(i).length());
      boolean right = i >= 2 && i <= 4;
      line.append(right ? blank + row.get(i) : row.get(i) + blank).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
