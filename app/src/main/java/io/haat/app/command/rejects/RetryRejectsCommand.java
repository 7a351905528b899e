package io.haat.app.command.rejects;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectedObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code haat rejects retry}. */
@Command(
    name = "retry",
    description = "Run files that have rejected rows through their mappings again.",
    footer = {
      "",
      "For when a mapping was corrected. The files are taken from the lake, as they were received;",
      "rows that are loaded already stay as they are."
    })
final class RetryRejectsCommand implements HaatCommand {
  private final CommandContext context;

  @Mixin private final FileOptions files = new FileOptions();

  RetryRejectsCommand(CommandContext context) {
    this.context = context;
  }

  /**
   * What became of one object.
   *
   * @param left records that are still rejected
   */
  record Retried(RejectedObject object, long left) {
    long good() {
      return object.rejected() - left;
    }
  }

  @Override
  public Integer call() throws IOException {
    RejectFilter filter = files.filter(Optional.empty());
    try (HaatSession session = context.openSession()) {
      List<RejectedObject> objects = RejectStore.ask(session, queries -> queries.objects(filter));
      var retried = new ArrayList<Retried>();
      Optional<UserError> failure = Optional.empty();
      var retry = new Retry(context, session);
      for (RejectedObject object : objects) {
        try {
          retried.add(retry.run(object));
        } catch (UserError failed) {
          // A mapping that is gone or broken is no reason to leave the files of others.
          context.notice("haat: " + object.file() + ": " + failed.getMessage());
          failure = Optional.of(failed);
        }
      }
      report(retried);
      return failure.map(UserError::exitCode).orElse(DONE);
    }
  }

  private void report(List<Retried> retried) {
    long before = retried.stream().mapToLong(r -> r.object().rejected()).sum();
    long good = retried.stream().mapToLong(Retried::good).sum();
    if (context.options().json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("files", retried.stream().map(RetryRejectsCommand::json).toList());
      answer.put("rejected_before", before);
      answer.put("good", good);
      answer.put("rejected", before - good);
      context.printJson(answer);
      return;
    }
    if (retried.isEmpty()) {
      context.out().println("Nothing was retried.");
      return;
    }
    var table = new TableAnswer(context.terminal(), false);
    table.begin(
        List.of(
            new Column("source", false),
            new Column("file", false),
            new Column("were rejected", true),
            new Column("now good", true),
            new Column("still rejected", true)));
    for (Retried one : retried) {
      table.row(
          List.of(
              one.object().source(),
              one.object().file(),
              one.object().rejected(),
              one.good(),
              one.left()));
    }
    table.end();
    context.out().printf(Locale.ROOT, "%,d of %,d rejected rows are good now%n", good, before);
    if (good < before) {
      context.out().printf("Next: %s%n", context.nextCommand("rejects list"));
    }
  }

  private static Map<String, Object> json(Retried retried) {
    var json = new LinkedHashMap<String, Object>();
    json.put("source", retried.object().source());
    json.put("file", retried.object().file());
    json.put("object", retried.object().object());
    json.put("rejected_before", retried.object().rejected());
    json.put("good", retried.good());
    json.put("rejected", retried.left());
    return json;
  }
}
