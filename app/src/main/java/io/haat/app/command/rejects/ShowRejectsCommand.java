package io.haat.app.command.rejects;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.warehouse.reject.RejectedRecord;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code haat rejects show ROW…}. */
@Command(name = "show", description = "Show rejected rows whole, with every rule they broke.")
final class ShowRejectsCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(
      arity = "1..*",
      paramLabel = "ROW",
      description =
          "The row's number in its file, or an event's offset, as `haat rejects list` shows it.")
  private List<Long> rows = List.of();

  @Mixin private final FileOptions files = new FileOptions();

  ShowRejectsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<RejectedRecord> records =
        RejectStore.ask(context, queries -> queries.rows(files.filter(Optional.empty()), rows));
    if (context.options().json()) {
      context.printJson(Map.of("records", records.stream().map(ShowRejectsCommand::json).toList()));
    } else {
      records.forEach(this::print);
    }
    List<Long> missing =
        rows.stream()
            .filter(row -> records.stream().noneMatch(record -> record.row() == row))
            .toList();
    if (!missing.isEmpty()) {
      throw UserError.failed(
          "no rejected row %s%s. See: %s"
              .formatted(
                  missing.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  files.filter(Optional.empty()).file().map(f -> " in " + f).orElse(""),
                  context.nextCommand("rejects list")));
    }
    return DONE;
  }

  private void print(RejectedRecord record) {
    var out = context.out();
    if (record.isEvent()) {
      out.printf("offset   %d%n", record.row());
      out.printf("topic    %s, partition %d%n", record.file(), record.partition().getAsInt());
      out.printf("topic id %s%n", record.object());
      out.printf("retailer %s%n", record.retailer().isEmpty() ? "not told" : record.retailer());
    } else {
      out.printf("row      %d%n", record.row());
      out.printf("file     %s%n", record.file());
      out.printf("object   %s of %s%n", record.object(), record.retailer());
    }
    out.printf("source   %s%n", record.source());
    out.printf("rules    %s%n", String.join(", ", record.rules()));
    out.printf("rejected %s%n", record.rejectedAt());
    out.printf("text     %s%n", printable(record.raw()));
    record.bytes().ifPresent(bytes -> out.printf("bytes    %s%n", HexFormat.of().formatHex(bytes)));
    out.println();
  }

  /** A record does not steer the terminal; its lines stay lines. */
  private static String printable(String raw) {
    return raw.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "�").replace("\n", "\n         ");
  }

  private static Map<String, Object> json(RejectedRecord record) {
    var json = new LinkedHashMap<String, Object>();
    json.put("row", record.row());
    json.put("file", record.file());
    json.put("object", record.object());
    json.put("retailer", record.retailer());
    json.put("source", record.source());
    record.partition().ifPresent(partition -> json.put("partition", partition));
    json.put("rules", record.rules());
    json.put("rejected_at", record.rejectedAt().toString());
    json.put("raw", record.raw());
    record.bytes().ifPresent(bytes -> json.put("bytes", HexFormat.of().formatHex(bytes)));
    return json;
  }
}
