package io.haat.app.command.sources;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.Sources.Broken;
import io.haat.batch.mapping.Sources.Found;
import io.haat.batch.mapping.Sources.Usable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code haat sources list}. */
@Command(
    name = "list",
    description = "List the mappings: the working folder's, the data directory's, Haat's own.")
final class ListSourcesCommand implements HaatCommand {
  private final CommandContext context;

  ListSourcesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Found> all = context.sources().list();
    if (context.options().json()) {
      context.printJson(Map.of("sources", all.stream().map(ListSourcesCommand::json).toList()));
      return DONE;
    }
    var table = new TableAnswer(context.terminal());
    var columns = new ArrayList<Column>();
    for (String name : List.of("name", "retailer", "rows", "format", "file")) {
      columns.add(new Column(name, false));
    }
    table.begin(columns);
    for (Found found : all) {
      table.row(List.copyOf(row(found)));
    }
    table.end();
    if (all.stream().anyMatch(Broken.class::isInstance)) {
      context.notice("haat: some cannot be used; see: " + context.nextCommand("sources check"));
    }
    return DONE;
  }

  private static List<String> row(Found found) {
    if (found instanceof Usable usable) {
      Mapping mapping = usable.mapping();
      return List.of(
          mapping.name().value(),
          mapping.retailer(),
          mapping.target().key(),
          mapping.format().name().toLowerCase(Locale.ROOT),
          found.file().toString());
    }
    return List.of("BROKEN", "", "", "", found.file().toString());
  }

  private static Map<String, Object> json(Found found) {
    var json = new LinkedHashMap<String, Object>();
    json.put("usable", found instanceof Usable);
    json.put("file", found.file().toString());
    if (found instanceof Usable usable) {
      json.put("source", usable.mapping().name().value());
      json.put("retailer", usable.mapping().retailer());
      json.put("rows", usable.mapping().target().key());
      json.put("format", usable.mapping().format().name().toLowerCase(Locale.ROOT));
    } else if (found instanceof Broken broken) {
      json.put("problems", broken.failure().problems().stream().map(Object::toString).toList());
    }
    return json;
  }
}
