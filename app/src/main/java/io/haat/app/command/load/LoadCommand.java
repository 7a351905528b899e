package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.command.sources.HintOptions;
import io.haat.app.command.sources.InputFile;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat load FILE… --source NAME|FILE}. */
@Command(
    name = "load",
    description = "Load files of sales, products, stores or customers.",
    footer = {
      "",
      "Without --source a mapping is proposed from the first file, if its columns leave nothing open.",
      "Files are loaded one after another; the first that fails ends the command, and what was loaded",
      "stays. The same file again changes nothing.",
      "  haat load sales.csv.gz --source online-retail"
    })
public final class LoadCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV, JSON, JSONL or Parquet, also as .gz or .zst.")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      paramLabel = "NAME|FILE",
      description = "The mapping: its name, or its file. See `haat sources list`.")
  private @Nullable String source;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      description = "Fail if more rows are rejected than this, such as 1%%.")
  private @Nullable String maxRejected;

  @Mixin private final HintOptions hints = new HintOptions();

  @Option(names = "--unit-records", hidden = true)
  private long unitRecords = LoadPlaces.USUAL_UNIT_RECORDS;

  public LoadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    long start = System.nanoTime();
    RejectLimit limit = RejectLimit.parse(maxRejected, context);
    files.forEach(file -> InputFile.require(context, file));
    Mapping mapping = mapping();
    try (HaatSession session = context.openSession()) {
      LoadPlace place = LoadPlaces.of(context, session, unitRecords);
      var run = new LoadRun(context, place, mapping);
      run.load(files);
      if (!run.loaded().isEmpty()) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        report(run, mapping, place, took);
      }
      if (run.failure().isPresent()) {
        throw run.failure().get();
      }
      return limit.check(RowCounts.of(run.total())) ? DONE : FAILED;
    }
  }

  private Mapping mapping() {
    if (source == null) {
      return new InferredMapping(context, files.get(0)).get(hints.hints());
    }
    if (hints.given()) {
      throw UserError.wrongUse(
          "--currency and --timezone are for loads without --source; write them into the mapping");
    }
    try {
      return context.findSource(source);
    } catch (MappingException failed) {
      throw UserError.wrongUse(String.valueOf(failed.getMessage()));
    }
  }

  private void report(LoadRun run, Mapping mapping, LoadPlace place, Duration took)
      throws SQLException, IOException {
    LoadOutcome total = RowCounts.over(run.total(), run.loaded().size(), took);
    List<String> advice = new RejectAdvice(context, place, mapping).lines(run.loaded());
    if (context.options().json()) {
      LoadAnswer.print(context, total);
      advice.forEach(context::notice);
    } else {
      var text = new LoadText(context, mapping);
      if (files.size() > 1) {
        text.files(run.loaded());
      }
      text.total(total, took);
      advice.forEach(context.out()::println);
      text.next(total);
    }
    // Closing the session may take a moment; people read meanwhile.
    context.out().flush();
  }
}
