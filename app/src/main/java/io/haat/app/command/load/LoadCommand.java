package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.batch.load.FileLoad;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.LoadReport;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.lake.DirectoryStore;
import io.haat.lake.DuckDbLimits;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat load FILE… --source NAME|FILE}. */
@Command(name = "load", description = "Load files of sales, products, stores or customers.")
public final class LoadCommand implements HaatCommand {
  private static final int UNIT_MEMORY_MIB = 300;

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, JSON, JSONL or Parquet.")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      paramLabel = "NAME|FILE",
      description = "The mapping: its name, or its file.")
  private @Nullable String source;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      description = "Fail beyond it, such as 1%%.")
  private @Nullable String maxRejected;

  @Option(names = "--unit-records", hidden = true)
  private long unitRecords = 1_000_000;

  public LoadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    for (Path file : files) {
      if (!Files.isRegularFile(context.workingFolder().resolve(file))) {
        throw UserError.failed("there is no file " + file + ". Check the path.");
      }
    }
    RejectLimit limit = RejectLimit.parse(maxRejected, context::notice);
    long start = System.nanoTime();
    Mapping mapping = mapping();
    try (HaatSession session = context.openSession()) {
      LoadReport total = LoadReport.empty();
      var load = new FileLoad(place(session), mapping, new ConsoleProgress(context));
      for (Path file : files) {
        total = total.plus(load.load(context.workingFolder().resolve(file)));
      }
      total = total.of(files.size(), Duration.ofNanos(System.nanoTime() - start));
      LoadAnswer.print(context, total);
      return limit.check(total) ? DONE : FAILED;
    } catch (IOException | SQLException | MappingException failed) {
      throw UserError.failed(String.valueOf(failed.getMessage()), failed);
    }
  }

  private Mapping mapping() {
    if (source == null) {
      throw UserError.wrongUse("--source is missing");
    }
    try {
      return context.sources().find(source);
    } catch (MappingException failed) {
      throw UserError.wrongUse(String.valueOf(failed.getMessage()));
    }
  }

  private LoadPlace place(HaatSession session) {
    Path lake = context.lake();
    return new LoadPlace(
        new DirectoryStore(lake),
        new Warehouse(session.dataSource()),
        new DuckDbLimits(UNIT_MEMORY_MIB, 1, lake.resolve(".scratch")),
        unitRecords,
        lake.resolve(".scratch"),
        Clock.systemUTC());
  }
}
