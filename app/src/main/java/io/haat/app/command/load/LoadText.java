package io.haat.app.command.load;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.command.load.LoadRun.LoadedFile;
import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadOutcome.ReferenceLoaded;
import io.haat.batch.load.LoadOutcome.SalesLoaded;
import io.haat.batch.mapping.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code haat load} says to people at its end. */
final class LoadText {
  private final CommandContext context;
  private final Mapping mapping;

  LoadText(CommandContext context, Mapping mapping) {
    this.context = context;
    this.mapping = mapping;
  }

  /** One line for each file. */
  void files(List<LoadedFile> files) {
    var table = new TableAnswer(context.terminal(), false);
    var columns = new ArrayList<Column>(List.of(new Column("file", false)));
    parts(files.get(0).outcome()).keySet().forEach(name -> columns.add(new Column(name, true)));
    table.begin(columns);
    for (LoadedFile file : files) {
      var row = new ArrayList<Object>(List.of(file.name()));
      parts(file.outcome()).values().forEach(count -> row.add(number(count)));
      table.row(List.copyOf(row));
    }
    table.end();
    context.out().println();
  }

  /** The rows, what became of them, and their sum. */
  void total(LoadOutcome outcome, Duration took) {
    RowCounts counts = RowCounts.of(outcome);
    double seconds = took.toMillis() / 1000.0;
    print(
        "%s rows read in %.2f s, %s rows/s%n",
        number(counts.read()),
        seconds,
        number(Math.round(counts.read() / Math.max(seconds, 0.001))));
    Map<String, Long> parts = parts(outcome);
    parts.remove("read");
    parts.forEach(
        (name, count) -> {
          print("  %-26s %,14d%n", name, count);
          if (name.equals("rejected")) {
            rules(counts);
          }
        });
    List<String> terms = new ArrayList<>();
    parts.forEach((name, count) -> terms.add(name + " " + number(count)));
    print("read %s = %s%n", number(counts.read()), String.join(" + ", terms));
  }

  private void rules(RowCounts counts) {
    counts.byRule().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(rule -> print("    %-24s %,14d%n", rule.getKey(), rule.getValue()));
    if (counts.byRule().values().stream().mapToLong(Long::longValue).sum() > counts.rejected()) {
      print("    (a row that broke several rules is under each of them)%n");
    }
  }

  /** Commands to type now. */
  void next(LoadOutcome outcome) {
    print("Next:%n");
    print("  %s%n", context.nextCommand("sql \"" + question(outcome) + "\""));
    if (RowCounts.of(outcome).rejected() > 0) {
      print("  %s%n", context.nextCommand("rejects list --source " + mapping.name()));
    }
  }

  private String question(LoadOutcome outcome) {
    if (outcome instanceof SalesLoaded) {
      return "select * from v_daily where retailer = '%s' order by day desc limit 20"
          .formatted(mapping.retailer());
    }
    return switch (mapping.target()) {
      case PRODUCT -> "select * from dim_product where is_current order by product_id limit 20";
      case STORE -> "select * from dim_store order by store_id limit 20";
      case CUSTOMER -> "select * from dim_customer where is_current order by customer_id limit 20";
      case LINE -> throw new IllegalStateException("lines are sales");
    };
  }

  /** Counts by what they are called, the rows read first. */
  private static Map<String, Long> parts(LoadOutcome outcome) {
    var parts = new LinkedHashMap<String, Long>();
    if (outcome instanceof SalesLoaded sales) {
      parts.put("read", sales.report().read());
      parts.put("sales", sales.report().sales());
      parts.put("refunds", sales.report().refunds());
      parts.put("rejected", sales.report().rejected());
      parts.put("already there", sales.report().alreadyThere());
    } else if (outcome instanceof ReferenceLoaded reference) {
      parts.put("read", reference.report().read());
      parts.put("inserted", reference.report().inserted());
      parts.put("changed", reference.report().changed());
      parts.put("unchanged", reference.report().unchanged());
      parts.put("rejected", reference.report().rejected());
    }
    return parts;
  }

  private void print(String format, Object... values) {
    context.out().printf(Locale.ROOT, format, values);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
