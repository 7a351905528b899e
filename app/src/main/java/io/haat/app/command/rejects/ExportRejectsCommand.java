package io.haat.app.command.rejects;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.CsvAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectQueries;
import io.haat.warehouse.reject.RejectedRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haat rejects export --out FILE}. */
@Command(
    name = "export",
    description = "Write rejected rows to a file, each whole.",
    footer = {
      "",
      "A file named .ndjson or .jsonl gets one JSON object a line, otherwise it is CSV. In the former, events",
      "can be corrected and given to `haat rejects retry --from FILE`."
    })
final class ExportRejectsCommand implements HaatCommand {
  private static final List<String> COLUMNS =
      List.of("retailer", "source", "file", "object", "row", "rules", "raw", "bytes", "partition");

  private final CommandContext context;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to: .csv, .ndjson.")
  private Path out = Path.of("");

  @Mixin private final FileOptions files = new FileOptions();

  @Option(names = "--rule", paramLabel = "RULE", description = "Only rows that broke this rule.")
  private @Nullable String rule;

  ExportRejectsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    RejectFilter filter = files.filter(Optional.ofNullable(rule));
    Path target = context.resolve(out);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    long rows;
    try {
      boolean json = out.toString().matches(".*\\.(ndjson|jsonl)");
      rows = RejectStore.ask(context, queries -> write(queries, filter, part, json));
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw UserError.failed("cannot write " + out + ": " + failed, failed);
    } finally {
      Files.deleteIfExists(part);
    }
    if (context.options().json()) {
      context.printJson(Map.of("rows", rows));
    } else {
      context.out().printf(Locale.ROOT, "%,d rejected rows in %s%n", rows, out);
    }
    return DONE;
  }

  private static long write(RejectQueries queries, RejectFilter filter, Path part, boolean json)
      throws IOException, SQLException {
    var rows = new AtomicLong();
    try (var stream =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(part)), false, StandardCharsets.UTF_8)) {
      Consumer<RejectedRecord> writer = json ? jsonWriter(stream) : csvWriter(stream);
      queries.forEach(
          filter,
          record -> {
            writer.accept(record);
            rows.incrementAndGet();
          });
      if (stream.checkError()) {
        throw new IOException("the disk may be full");
      }
    }
    return rows.get();
  }

  private static Consumer<RejectedRecord> csvWriter(PrintStream stream) {
    var csv = new CsvAnswer(stream);
    csv.begin(COLUMNS.stream().map(name -> new Column(name, false)).toList());
    return record -> csv.row(cells(record));
  }

  private static Consumer<RejectedRecord> jsonWriter(PrintStream stream) {
    return record -> stream.print(RejectLine.write(record) + "\n");
  }

  private static List<@Nullable Object> cells(RejectedRecord record) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(record.retailer());
    cells.add(record.source());
    cells.add(record.file());
    cells.add(record.object());
    cells.add(record.row());
    cells.add(String.join(" ", record.rules()));
    cells.add(record.raw());
    cells.add(record.bytes().map(HexFormat.of()::formatHex).orElse(null));
    cells.add(record.isEvent() ? (long) record.partition().getAsInt() : null);
    return cells;
  }
}
