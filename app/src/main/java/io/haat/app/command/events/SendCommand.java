package io.haat.app.command.events;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.live.EventKey;
import io.haat.app.live.EventSender;
import io.haat.app.live.JsonLines;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.StorePlaces;
import io.haat.app.settings.EventSettings;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventTypeGuess;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.MinorUnits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat events send FILE}. */
@Command(
    name = "send",
    description = "Send events, one JSON object a line, to their topics.",
    footer = {
      "",
      "Each line is checked first; one that breaks a rule is told of and not sent. To send a file again",
      "does no harm: what arrived already counts once. Status 1 if a line was not sent."
    })
final class SendCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "One JSON object a line; - for standard input.")
  private String file = "-";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Where all of them go; otherwise each line's fields tell.")
  private @Nullable String topic;

  @Option(
      names = "--unchecked",
      description = "Send also what breaks a rule: it becomes a dead letter.")
  private boolean unchecked;

  private final Map<Long, String> refused = new TreeMap<>();

  SendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    EventSettings settings = context.settings().events();
    Optional<String> wanted = Optional.ofNullable(topic).map(t -> TopicName.of(t, settings));
    LiveKafka kafka = LiveKafka.of(context.settings().kafka(), context.sessions().running());
    try (InputStream in = open();
        EventSender sender = new EventSender(kafka)) {
      EventReader reader = new EventReader(places(settings));
      JsonLines lines = new JsonLines(in);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        send(sender, reader, settings, wanted, lines.number(), line);
      }
      sender.flush();
      report(sender.sent());
    }
    return refused.isEmpty() ? DONE : FAILED;
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    try {
      return new BufferedInputStream(Files.newInputStream(context.resolve(Path.of(file))));
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e, UserError.WRONG_USE, e);
    }
  }

  private void send(
      EventSender sender,
      EventReader reader,
      EventSettings settings,
      Optional<String> wanted,
      long number,
      byte[] line) {
    Map<String, Optional<EventType>> types = TopicName.all(settings);
    Optional<EventType> type =
        wanted.isPresent() ? types.get(wanted.get()) : EventTypeGuess.of(line);
    if (type == null || type.isEmpty()) {
      refuse(number, "its fields do not tell which event it is; name its topic with --topic");
      return;
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    EventVerdict verdict = reader.read(type.get(), line, now);
    if (verdict instanceof EventVerdict.Invalid invalid && !unchecked) {
      refuse(number, String.join(", ", invalid.rules()));
      return;
    }
    sender.send(settings.topic(type.get()), EventKey.of(verdict), line);
  }

  private void refuse(long number, String why) {
    refused.put(number, why);
    context.notice("line " + number + ": " + why);
  }

  private void report(Map<String, Long> sent) {
    long total = sent.values().stream().mapToLong(Long::longValue).sum();
    if (context.options().json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("sent", total);
      answer.put("topics", sent);
      answer.put(
          "refused",
          refused.entrySet().stream()
              .map(one -> Map.of("line", one.getKey(), "why", one.getValue()))
              .toList());
      context.printJson(answer);
      return;
    }
    List<String> parts =
        sent.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%,d to %s", one.getValue(), one.getKey()))
            .toList();
    context
        .out()
        .printf(
            Locale.ROOT,
            "%,d events sent%s%s%n",
            total,
            parts.isEmpty() ? "" : ": " + String.join(", ", parts),
            refused.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "; %,d lines not sent", refused.size()));
  }

  private MinorUnits places(EventSettings settings) {
    return StorePlaces.ifRunning(
        settings, context.settings().database().external(), context.sessions());
  }
}
