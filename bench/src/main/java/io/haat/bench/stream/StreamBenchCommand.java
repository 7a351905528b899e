package io.haat.bench.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.option.WordConverter;
import io.haat.bench.process.Folders;
import io.haat.bench.process.Subject;
import io.haat.bench.report.Report;
import io.haat.bench.report.ReportOutput;
import java.nio.file.Files;
import java.nio.file.Path;
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
      description = "Seconds of load before each measurement (default: ${DEFAULT-VALUE}).")
  private int warmUp = 30;

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

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where to; on the disk that is measured (default: ./haat-bench).")
  private Path work = Path.of("haat-bench");

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
    Path parent = Files.createDirectories(context.workingFolder().resolve(work));
    Path folder = Files.createTempDirectory(parent, "run-");
    try {
      var stage = new Stage(haat.program(folder), folder, context::notice);
      Report report =
          new StreamBench(
                  stage,
                  parts,
                  rates,
                  Duration.ofSeconds(warmUp),
                  Duration.ofSeconds(seconds),
                  backlog)
              .run();
      return output.print(context, report);
    } finally {
      Folders.remove(folder);
    }
  }
}
