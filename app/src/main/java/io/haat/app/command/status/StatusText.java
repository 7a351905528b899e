package io.haat.app.command.status;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status for people: a line for each part, a table of the topics. */
final class StatusText {
  private static final List<String> COLUMNS =
      List.of(
          "topic",
          "kept",
          "events",
          "events_per_second",
          "lag",
          "latency_p50_ms",
          "latency_p99_ms",
          "rejected",
          "duplicates",
          "late",
          "watermark");
  private static final String NOTHING = "";

  private final Terminal terminal;

  StatusText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Map<String, @Nullable Object> status) {
    status.forEach(
        (name, value) -> {
          if (!name.equals("topics") && !name.equals("job") && value != null) {
            line(name, shown(name, value));
          }
        });
    if (status.get("job") instanceof Map<?, ?> job) {
      job.forEach(
          (name, value) -> {
            if (value != null) {
              line("job " + name, shown(name.toString(), value));
            }
          });
    }
    if (status.get("kafka") != null && status.get("topics") instanceof List<?> topics) {
      terminal.out().println();
      table(topics);
    }
  }

  private void line(String name, String value) {
    terminal.out().printf("%-26s %s%n", name.replace('_', ' '), value);
  }

  private static String shown(String name, Object value) {
    if (value instanceof Map<?, ?> parts) {
      List<String> shown = new ArrayList<>();
      parts.forEach((part, number) -> shown.add(part + " " + shown(name, number)));
      return String.join(", ", shown);
    }
    boolean bytes = name.endsWith("bytes") || name.equals("memory");
    if (bytes && value instanceof Number number) {
      return String.format(Locale.ROOT, "%,.1f MB", number.doubleValue() / (1 << 20));
    }
    return value instanceof Number number && !(value instanceof Double)
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : value.toString();
  }

  private void table(List<?> topics) {
    TableAnswer table = new TableAnswer(terminal, false);
    table.begin(
        COLUMNS.stream()
            .map(
                name ->
                    new Column(
                        name.replace('_', ' ').replace("latency ", "").replace("events per", "per"),
                        !name.equals("topic") && !name.equals("watermark")))
            .toList());
    for (Object topic : topics) {
      if (topic instanceof Map<?, ?> told) {
        List<@Nullable Object> row = new ArrayList<>();
        COLUMNS.forEach(name -> row.add(cell(told.get(name))));
        table.row(row);
      }
    }
    table.end();
  }

  private static Object cell(@Nullable Object value) {
    if (value == null) {
      return NOTHING;
    }
    return value instanceof Double number ? String.format(Locale.ROOT, "%,.1f", number) : value;
  }
}
