package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.simulator.csv.CsvSalesWriter;
import io.haat.simulator.csv.GeneratedCounts;
import io.haat.simulator.sales.GenerateRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat generate}: synthetic sales of the simulator's shops. */
@Command(
    name = "generate",
    description =
        "Make synthetic sales: the same seed gives the same file. It says how to load them.")
final class GenerateCommand implements HaatCommand {
  private static final int BUFFER_BYTES = 1 << 16;

  private final CommandContext context;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      description = "100 to 100000000 rows.")
  private long rows;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to; .parquet makes Parquet, .gz compressed CSV, anything else CSV.")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "S", description = "Default ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--dirty",
      paramLabel = "SHARE",
      description = "Share of broken rows, of each kind alike; 0 to 0.5, default ${DEFAULT-VALUE}.")
  private double dirty;

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2024-01-01.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
  private @Nullable LocalDate to;

  GenerateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Path target = context.workingFolder().resolve(out);
    GeneratedCounts counts = write(request(), target);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (context.options().json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("rows", counts.rows());
      answer.put("sales", counts.sales());
      answer.put("refunds", counts.refunds());
      answer.put("bad", counts.bad());
      answer.put("by_rule", new TreeMap<>(counts.byRule()));
      answer.put("seconds", Math.round(seconds * 100) / 100.0);
      context.printJson(answer);
    } else {
      context
          .out()
          .printf(
              Locale.ROOT,
              "%,d rows in %s: %,d sales, %,d refunds, %,d broken on purpose; %.2f s%n"
                  + "Load them: haat load %s --source %s%n",
              counts.rows(),
              out,
              counts.sales(),
              counts.refunds(),
              counts.bad(),
              seconds,
              out,
              ends(".parquet") ? "generated-parquet" : "generated");
    }
    return DONE;
  }

  private GenerateRequest request() {
    try {
      var request = GenerateRequest.of(rows, seed).withDirty(dirty);
      return from == null && to == null
          ? request
          : request.between(from == null ? request.from() : from, to == null ? request.to() : to);
    } catch (IllegalArgumentException refused) {
      throw UserError.wrongUse(String.valueOf(refused.getMessage()));
    }
  }

  /** Writes beside the target and moves it there when it is whole. */
  private GeneratedCounts write(GenerateRequest request, Path target) {
    requireWritable(target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try {
        GeneratedCounts counts =
            ends(".parquet") ? GeneratedParquet.write(request, part) : writeCsv(request, part);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return counts;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failed) {
      throw UserError.failed("cannot write " + out + ": " + failed.getMessage(), failed);
    }
  }

  private void requireWritable(Path target) {
    Path folder = target.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw UserError.wrongUse(
          "--out " + out + ": there is no folder " + folder + "; make it, or name another");
    }
    if (ends(".zst")) {
      throw UserError.wrongUse(
          "--out " + out + ": Zstandard is not written; name a .csv, .csv.gz or .parquet file");
    }
  }

  private GeneratedCounts writeCsv(GenerateRequest request, Path file) throws IOException {
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream stream = ends(".gz") ? new GZIPOutputStream(plain, BUFFER_BYTES) : plain) {
      return CsvSalesWriter.write(request, stream);
    }
  }

  private boolean ends(String ending) {
    return out.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
