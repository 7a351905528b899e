package io.haat.bench.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.option.WordConverter;
import io.haat.bench.option.WorkFolder;
import io.haat.bench.process.Subject;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Report;
import io.haat.bench.report.ReportOutput;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code haat bench stream}. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = "Events to the warehouse: latency under load, a backlog, start, memory.")
public final class StreamBenchCommand implements HaatCommand {
  @ParentCommand private @Nullable Subject subject;

  @Mixin private WorkFolder work = new WorkFolder();

  @Mixin private ReportOutput output = new ReportOutput();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "N",
      description = "Sales per second, of two lines each (default: 1000,10000).")
  private List<Integer> rates = List.of(1_000, 10_000);

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      description = "Seconds of load before anything is measured (default: ${DEFAULT-VALUE}).")
  private int warmUp = 150;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Seconds that are measured (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      description = "Sales that are worked off at once (default: ${DEFAULT-VALUE}).")
  private long backlog = 1_000_000;

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
    if (rates.stream().anyMatch(rate -> rate < 1) || seconds < 2 || warmUp < 0 || backlog < 2) {
      throw UserError.wrongUse(
          "give rates of at least 1, 2 seconds or more, and a backlog of 2 or more");
    }
    try (var place = Workplace.in(work.make(context), haat)) {
      Report report =
          new StreamBench(
                  place,
                  parts,
                  rates,
                  Duration.ofSeconds(warmUp),
                  Duration.ofSeconds(seconds),
                  backlog)
              .run();
      return output.print(context, report);
    }
  }
}
