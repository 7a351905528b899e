package io.haat.bench.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.option.WordConverter;
import io.haat.bench.option.WorkFolder;
import io.haat.bench.process.Subject;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Report;
import io.haat.bench.report.ReportOutput;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code haat bench load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Files to the warehouse: against COPY of the same rows, against hand-written SQL; memory.")
public final class LoadBenchCommand implements HaatCommand {
  @ParentCommand private @Nullable Subject subject;

  @Mixin private WorkFolder work = new WorkFolder();

  @Mixin private ReportOutput output = new ReportOutput();

  @Option(
      names = "--rows",
      split = ",",
      paramLabel = "N",
      description = "Sizes of files (default: 1000000,10000000).")
  private List<Long> rows = List.of(1_000_000L, 10_000_000L);

  @Option(
      names = "--memory-rows",
      split = ",",
      paramLabel = "N",
      description = "Sizes for the memory curve (default: 1000000,3000000,10000000,30000000).")
  private List<Long> memoryRows = List.of(1_000_000L, 3_000_000L, 10_000_000L, 30_000_000L);

  @Option(
      names = "--insert-rows",
      paramLabel = "N",
      description = "Size for single INSERTs (default: ${DEFAULT-VALUE}).")
  private long insertRows = InsertBench.ROWS;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      converter = PartConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Repetitions; the median counts (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  /** Reads the word of a part. */
  static final class PartConverter extends WordConverter<Part> {
    PartConverter() {
      super(Part.class);
    }
  }

  @Override
  public Integer call() throws Exception {
    Subject haat = Objects.requireNonNull(subject);
    CommandContext context = haat.context();
    if (runs < 1) {
      throw UserError.wrongUse("--runs " + runs + ": give at least 1");
    }
    try (var place = Workplace.in(work.make(context), haat)) {
      var bench = new Bench(place, haat.home(), runs);
      Report report = new LoadBench(bench, parts, rows, memoryRows, insertRows).run();
      return output.print(context, report);
    }
  }
}
