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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haat rejects retry}. */
@Command(
    name = "retry",
    description = "Run rejected rows through their mappings again, and send rejected events again.",
    footer = {
      "",
      "For when a mapping was corrected. The files are taken from the lake, as they were received;",
      "rows that are loaded already stay as they are.",
      "Events are sent to their topics again as they were received, if they break no rule now; corrected ones",
      "with --from. They are rejects no longer once Kafka has them; the stream judges them anew."
    })
final class RetryRejectsCommand implements HaatCommand {
  private final CommandContext context;

  @Mixin private final FileOptions files = new FileOptions();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "The corrected mapping, if it is not where `haat sources list` finds it.")
  private @Nullable String mapping;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Send these corrected events; as `haat rejects export --source events --out FILE.ndjson` writes them.")
  private @Nullable Path from;

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
    try (HaatSession session = context.openSession()) {
      if (from != null) {
        EventRetry.Sent sent = new EventRetry(context, session).corrected(from);
        reportEvents(sent.events(), sent.left());
        return sent.left() == 0 ? DONE : FAILED;
      }
      RejectFilter filter = files.filter(Optional.empty());
      List<RejectedObject> objects = RejectStore.ask(session, queries -> queries.objects(filter));
      var retried = new ArrayList<Retried>();
      Optional<UserError> failure = Optional.empty();
      var retry = new Retry(context, session, Optional.ofNullable(mapping));
      var events = new EventRetry(context, session);
      for (RejectedObject object : objects) {
        try {
          retried.add(object.event() ? events.run(object) : retry.run(object));
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
            new Column("good or sent again", true),
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
    context
        .out()
        .printf(
            Locale.ROOT,
            "%,d of %,d rejected rows are good now, or sent to their topics again%n",
            good,
            before);
    if (good < before) {
      context.out().printf("Next: %s%n", context.nextCommand("rejects list"));
    }
  }

  private void reportEvents(long sent, long left) {
    if (context.options().json()) {
      context.printJson(Map.of("sent", sent, "rejected", left));
    } else {
      context.out().printf(Locale.ROOT, "%,d events sent again, %,d lines not sent%n", sent, left);
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
