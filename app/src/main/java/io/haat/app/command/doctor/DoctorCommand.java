package io.haat.app.command.doctor;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.command.doctor.Check.Finding;
import io.haat.app.error.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code haat doctor}: every part, ok or what to do. */
@Command(name = "doctor", description = "Check every part: ok, or what to do.")
public final class DoctorCommand implements HaatCommand {
  private final CommandContext context;
  private final List<Check> checks;

  /**
   * @param more checks of other modules, after the usual ones
   */
  public DoctorCommand(CommandContext context, Check... more) {
    this.context = context;
    this.checks =
        Stream.of(
                new MachineChecks(context).all(),
                new StoreChecks(context).all(),
                new StreamChecks(context).all(),
                List.of(more))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public Integer call() {
    List<Map<String, Object>> answers = new ArrayList<>();
    boolean healthy = true;
    for (Check check : checks) {
      Finding finding = look(check);
      healthy &= finding.ok();
      if (context.options().json()) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", check.name());
        answer.put("ok", finding.ok());
        answer.put("found", finding.found());
        answer.put("advice", finding.advice());
        answers.add(answer);
      } else {
        print(check.name(), finding);
      }
    }
    if (context.options().json()) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("ok", healthy);
      all.put("checks", answers);
      context.printJson(all);
    }
    return healthy ? DONE : FAILED;
  }

  private void print(String name, Finding finding) {
    context.out().printf("%-7s %-15s %s%n", finding.ok() ? "ok" : "BROKEN", name, finding.found());
    if (!finding.advice().isEmpty()) {
      context.out().printf("%-7s %-15s → %s%n", "", "", finding.advice());
    }
    context.out().flush();
  }

  private Finding look(Check check) {
    try {
      return check.look();
    } catch (UserError e) {
      return Finding.broken("does not work", String.valueOf(e.getMessage()));
    } catch (Exception e) {
      if (context.options().debug()) {
        e.printStackTrace(context.terminal().err());
      }
      return Finding.broken(e.toString(), "Run it again with --debug and report it.");
    }
  }
}
