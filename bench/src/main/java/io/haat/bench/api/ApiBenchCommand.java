package io.haat.bench.api;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.option.WordConverter;
import io.haat.bench.option.WorkFolder;
import io.haat.bench.process.Subject;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Report;
import io.haat.bench.report.ReportOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code haat bench api}. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    description =
        "The REST API: calls of the dashboard, alone and under load, beside FastAPI; the live push."
            + " The warehouse is kept for the next run.")
public final class ApiBenchCommand implements HaatCommand {
  private static final int LEAST_CALLS = 20;

  @ParentCommand private @Nullable Subject subject;

  @Mixin private WorkFolder work = new WorkFolder();

  @Mixin private ReportOutput output = new ReportOutput();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Size of the warehouse (default: ${DEFAULT-VALUE}).")
  private long rows = 10_000_000;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Different calls, 20 or more (default: ${DEFAULT-VALUE}).")
  private int calls = 1_000;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long the same calls are made again (default: ${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      converter = PartConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private Set<Part> parts = EnumSet.allOf(Part.class);

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
    if (calls < LEAST_CALLS || seconds < 1) {
      throw UserError.wrongUse("give at least " + LEAST_CALLS + " calls and 1 second");
    }
    Path kept = Files.createDirectories(work.make(context).resolve("api"));
    try (var place = Workplace.in(kept, haat)) {
      var warehouse = new ApiWarehouse(place, kept.toAbsolutePath(), rows);
      Report report = new ApiBench(place, haat.home(), warehouse, parts, calls, seconds).run();
      return output.print(context, report);
    }
  }
}
