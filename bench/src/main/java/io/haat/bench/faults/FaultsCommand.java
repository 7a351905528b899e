package io.haat.bench.faults;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.option.WordConverter;
import io.haat.bench.option.WorkFolder;
import io.haat.bench.process.Folders;
import io.haat.bench.process.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code haat bench faults}. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description =
        "Breaks the live part while shops send events; compares all tables with the topics."
            + " What a fault that differs leaves is kept.")
public final class FaultsCommand implements HaatCommand {
  @ParentCommand private @Nullable Subject subject;

  @Mixin private WorkFolder work = new WorkFolder();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FAULT",
      converter = FaultConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private Set<Fault> faults = EnumSet.allOf(Fault.class);

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "How often each is tried, each time from the next seed (default: 1).")
  private int times = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "When what happens; printed if not given.")
  private @Nullable Long seed;

  @Option(
      names = "--short",
      description = "Seconds instead of minutes each, 500 events/s instead of 5,000.")
  private boolean isShort;

  /** Reads the word of a fault. */
  static final class FaultConverter extends WordConverter<Fault> {
    FaultConverter() {
      super(Fault.class);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandContext context = Objects.requireNonNull(subject).context();
    if (times < 1) {
      throw UserError.wrongUse("--times " + times + ": give at least 1");
    }
    long first = seed == null ? new Random().nextInt(1_000_000) : seed;
    List<FaultReport.Row> rows = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      for (Fault fault : Fault.values()) {
        if (faults.contains(fault)) {
          rows.add(attempt(context, fault, first + time));
        }
      }
    }
    FaultReport report = new FaultReport(rows);
    if (context.options().json()) {
      context.printJson(report.json());
    } else {
      context.out().print(report.text());
    }
    return report.allEqual() ? DONE : FAILED;
  }

  private FaultReport.Row attempt(CommandContext context, Fault fault, long from)
      throws IOException, InterruptedException {
    context.notice("%s (seed %d): %s …".formatted(fault, from, fault.what()));
    Path folder = Files.createTempDirectory(work.make(context), fault + "-");
    var site =
        new Site(
            Objects.requireNonNull(subject).program(folder),
            folder,
            new Random(from),
            from,
            isShort,
            context::notice);
    Outcome outcome;
    try {
      outcome = fault.run(site);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError failed) {
      outcome = Outcome.failed(failed.toString());
    }
    if (outcome.isEqual()) {
      context.notice("  equal: %d tables, %,d rows".formatted(outcome.tables(), outcome.rows()));
      Folders.remove(folder);
    } else {
      outcome.differences().forEach(line -> context.notice("  " + line));
      context.notice("  what it left is in " + folder);
    }
    return new FaultReport.Row(fault, from, outcome);
  }
}
