package io.haat.app.command.rejects;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectGroup;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haat rejects list}. */
@Command(name = "list", description = "Count rejected rows by file and rule, with an example each.")
final class ListRejectsCommand implements HaatCommand {
  private static final int EXAMPLE_CHARACTERS = 80;

  private final CommandContext context;

  @Mixin private final FileOptions files = new FileOptions();

  @Option(names = "--rule", paramLabel = "RULE", description = "Only rows that broke this rule.")
  private @Nullable String rule;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many lines; default ${DEFAULT-VALUE}.")
  private int limit = 50;

  ListRejectsCommand(CommandContext context) {
    this.context = context;
  }

  private record Found(long rows, List<RejectGroup> groups) {}

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw UserError.wrongUse("--limit " + limit + ": give 1 or more");
    }
    RejectFilter filter = files.filter(Optional.ofNullable(rule));
    Found found =
        RejectStore.ask(
            context, queries -> new Found(queries.count(filter), queries.groups(filter, limit)));
    if (context.options().json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("rejected", found.rows());
      answer.put("groups", found.groups().stream().map(ListRejectsCommand::json).toList());
      context.printJson(answer);
    } else {
      print(found);
    }
    return DONE;
  }

  private void print(Found found) {
    if (found.groups().isEmpty()) {
      context.out().println("No rejected rows.");
      return;
    }
    var table = new TableAnswer(context.terminal(), false);
    table.begin(
        List.of(
            new Column("source", false),
            new Column("file", false),
            new Column("rule", false),
            new Column("rows", true),
            new Column("first row", true),
            new Column("its text", false)));
    for (RejectGroup group : found.groups()) {
      String text = group.example();
      table.row(
          List.of(
              group.source(),
              group.file(),
              group.rule(),
              group.rows(),
              group.exampleRow(),
              text.length() > EXAMPLE_CHARACTERS
                  ? text.substring(0, EXAMPLE_CHARACTERS) + "…"
                  : text));
    }
    table.end();
    RejectGroup first = found.groups().get(0);
    context
        .out()
        .printf(
            Locale.ROOT,
            "%,d rejected rows; a row that broke several rules is under each of them%nNext:%n  %s%n  %s%n",
            found.rows(),
            context.nextCommand("rejects show " + first.exampleRow() + " --file " + first.file()),
            context.nextCommand("rejects export --out rejects.csv"));
  }

  private static Map<String, Object> json(RejectGroup group) {
    var json = new LinkedHashMap<String, Object>();
    json.put("source", group.source());
    json.put("file", group.file());
    json.put("object", group.object());
    json.put("rule", group.rule());
    json.put("rows", group.rows());
    json.put("example_row", group.exampleRow());
    json.put("example", group.example());
    return json;
  }
}
