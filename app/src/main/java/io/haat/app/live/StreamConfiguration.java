package io.haat.app.live;

import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.settings.EventSettings;
import io.haat.app.settings.Settings;
import io.haat.model.event.EventType;
import io.haat.stream.settings.Checkpoints;
import io.haat.stream.settings.DatabaseAccess;
import io.haat.stream.settings.KafkaAccess;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.settings.Timing;
import io.haat.stream.settings.TopicNames;
import java.util.ArrayList;
import java.util.List;

/** What the stream job is told, from the user's settings. */
public final class StreamConfiguration {
  private static final String NO_CURRENCY = "XXX";

  private StreamConfiguration() {}

  /**
   * For a job that reads this Kafka and writes to this database.
   *
   * @param checkpoints URI of the place of its state
   * @param parallelism if the settings do not name one
   */
  public static StreamSettings of(
      Settings settings,
      LiveKafka kafka,
      DatabaseAddress database,
      String checkpoints,
      int parallelism) {
    EventSettings events = settings.events();
    Timing timing = Timing.usual();
    for (EventType type : EventType.values()) {
      timing = timing.withLateness(type, events.lateness(type));
    }
    return StreamSettings.of(
            new KafkaAccess(kafka.bootstrap(), kafka.properties()),
            new DatabaseAccess(database.url(), database.user(), database.password()),
            new Checkpoints(checkpoints, settings.flink().checkpointInterval()))
        .withTopics(new TopicNames(events.topics(), events.deadLetters()))
        .withTiming(timing)
        .withStoreDefaults(events.currency(), events.timezone())
        .withFacts(events.facts())
        .withParallelism(settings.flink().parallelism().orElse(parallelism));
  }

  /** What a user had better know about the settings as they are. */
  public static List<String> warnings(Settings settings) {
    List<String> warnings = new ArrayList<>();
    if (settings.events().currency().getCurrencyCode().equals(NO_CURRENCY)) {
      warnings.add(
          "amounts of stores that no store list describes have no currency: set HAAT_EVENTS_CURRENCY, and HAAT_EVENTS_TIMEZONE for their days");
    }
    return warnings;
  }
}
