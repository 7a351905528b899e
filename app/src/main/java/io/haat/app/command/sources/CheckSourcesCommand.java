package io.haat.app.command.sources;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.Problem;
import io.haat.batch.mapping.Sources.Broken;
import io.haat.batch.mapping.Sources.Found;
import io.haat.batch.mapping.Sources.Usable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code haat sources check}. */
@Command(
    name = "check",
    description = "Check mappings, all of them unless some are named: ok, or file, line and key.")
final class CheckSourcesCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(arity = "0..*", paramLabel = "NAME|FILE", description = "A mapping or its file.")
  private List<String> names = List.of();

  CheckSourcesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> good = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (names.isEmpty()) {
      for (Found found : context.sources().list()) {
        if (found instanceof Usable usable) {
          good.add(describe(usable.mapping()));
        } else if (found instanceof Broken broken) {
          problems.addAll(broken.failure().problems());
        }
      }
    }
    for (String name : names) {
      try {
        good.add(describe(context.findSource(name)));
      } catch (MappingException broken) {
        problems.addAll(broken.problems());
      }
    }
    report(good, problems);
    return problems.isEmpty() ? DONE : FAILED;
  }

  private void report(List<String> good, List<Problem> problems) {
    List<String> texts = problems.stream().map(Problem::toString).toList();
    if (context.options().json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("ok", problems.isEmpty());
      answer.put("usable", good.size());
      answer.put("problems", texts);
      context.printJson(answer);
      return;
    }
    good.forEach(line -> context.out().println("ok  " + line));
    context.out().flush();
    texts.forEach(context::notice);
  }

  private static String describe(Mapping mapping) {
    return mapping.name() + " (" + mapping.origin() + ")";
  }
}
