package io.haat.stream.settings;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Currency;

/**
 * All that the stream job is told.
 *
 * @param currency of stores whose own is not known, as ISO 4217 has it; {@code XXX} is none
 * @param zone in which the days of a store are counted that is first met in an event
 * @param facts whether events become facts; without, only windows are counted
 * @param parallelism how many tasks of each kind there are, 1 to {@link #MOST_TASKS}
 */
public record StreamSettings(
    KafkaAccess kafka,
    TopicNames topics,
    DatabaseAccess database,
    Checkpoints checkpoints,
    Timing timing,
    Currency currency,
    ZoneId zone,
    boolean facts,
    int parallelism)
    implements Serializable {
  /** Parts that state is divided into: the most that the parallelism can ever be. */
  public static final int MOST_TASKS = 256;

  private static final int USUAL_PARALLELISM = 2;

  public StreamSettings {
    if (parallelism < 1 || parallelism > MOST_TASKS) {
      throw new IllegalArgumentException(
          "the parallelism is 1 to " + MOST_TASKS + ", not " + parallelism);
    }
  }

  /** With the usual topics, times and a parallelism of 2; no currency, UTC. */
  public static StreamSettings of(
      KafkaAccess kafka, DatabaseAccess database, Checkpoints checkpoints) {
    return new StreamSettings(
        kafka,
        TopicNames.usual(),
        database,
        checkpoints,
        Timing.usual(),
        Currency.getInstance("XXX"),
        ZoneId.of("UTC"),
        true,
        USUAL_PARALLELISM);
  }

  public StreamSettings withTopics(TopicNames given) {
    return new StreamSettings(
        kafka, given, database, checkpoints, timing, currency, zone, facts, parallelism);
  }

  public StreamSettings withCheckpoints(Checkpoints given) {
    return new StreamSettings(
        kafka, topics, database, given, timing, currency, zone, facts, parallelism);
  }

  public StreamSettings withTiming(Timing given) {
    return new StreamSettings(
        kafka, topics, database, checkpoints, given, currency, zone, facts, parallelism);
  }

  /** For stores that no list describes. */
  public StreamSettings withStoreDefaults(Currency givenCurrency, ZoneId givenZone) {
    return new StreamSettings(
        kafka, topics, database, checkpoints, timing, givenCurrency, givenZone, facts, parallelism);
  }

  public StreamSettings withFacts(boolean given) {
    return new StreamSettings(
        kafka, topics, database, checkpoints, timing, currency, zone, given, parallelism);
  }

  public StreamSettings withParallelism(int given) {
    return new StreamSettings(
        kafka, topics, database, checkpoints, timing, currency, zone, facts, given);
  }
}
