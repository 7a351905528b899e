package io.haat.app.command.events;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.StorePlaces;
import io.haat.app.live.TopicReader;
import io.haat.app.settings.Durations;
import io.haat.app.settings.EventSettings;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.MinorUnits;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat events tail [TOPIC]}. */
@Command(
    name = "tail",
    description = "Show live events as they arrive, one a line, until Ctrl-C.",
    footer = {
      "",
      "TOPIC is a topic's name, or transactions, refunds, inventory, customers, dead-letters; otherwise all.",
      "With --json each line is an event as it was received."
    })
final class TailCommand implements HaatCommand {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final byte[] NOTHING = {};

  private final CommandContext context;

  @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "Only this topic.")
  private @Nullable String topic;

  @Option(names = "--from-beginning", description = "Begin with the oldest event there is.")
  private boolean fromBeginning;

  @Option(names = "-n", paramLabel = "N", description = "End after so many events.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--for", paramLabel = "SPAN", description = "End after this time: 10s, 5m.")
  private @Nullable String span;

  TailCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    EventSettings settings = context.settings().events();
    Map<String, Optional<EventType>> types = TopicName.all(settings);
    Collection<String> topics =
        topic == null ? types.keySet() : List.of(TopicName.of(topic, settings));
    long end = end();
    LiveKafka kafka = LiveKafka.of(context.settings().kafka(), context.sessions().running());
    EventReader reader = new EventReader(places(settings));
    PrintStream out = context.out();
    try (TopicReader records = TopicReader.open(kafka, topics, fromBeginning)) {
      long shown = 0;
      while (shown < limit && System.nanoTime() - end < 0 && !out.checkError()) {
        for (ConsumerRecord<byte[], byte[]> record : records.next(PAUSE)) {
          if (shown++ < limit) {
            Optional<EventType> type = types.getOrDefault(record.topic(), Optional.empty());
            print(out, reader, type, record);
          }
        }
      }
    }
    return DONE;
  }

  private long end() {
    try {
      Duration time =
          span == null
              ? Duration.ofDays(36_500)
              : Durations.parse(span, Duration.ofSeconds(1), Duration.ofDays(365));
      return System.nanoTime() + time.toNanos();
    } catch (IllegalArgumentException e) {
      throw new UserError("--for: '" + span + "' " + e.getMessage(), UserError.WRONG_USE, e);
    }
  }

  private void print(
      PrintStream out,
      EventReader reader,
      Optional<EventType> type,
      ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    if (context.options().json()) {
      out.write(value, 0, value.length);
      out.println();
    } else if (type.isPresent()) {
      long brokerTime = record.timestamp() * MICROS_PER_MILLI;
      out.println(EventLine.of(reader.read(type.get(), value, brokerTime), value));
    } else {
      out.println(LetterLine.of(record));
    }
  }

  private MinorUnits places(EventSettings settings) {
    return StorePlaces.ifRunning(
        settings, context.settings().database().external(), context.sessions());
  }
}
