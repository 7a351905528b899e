package io.haat.app.settings;

import io.haat.app.error.UserError;
import io.haat.model.event.EventType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Live events: their topics, and what holds for stores that no store list describes.
 *
 * @param topics a name for each type of event
 * @param deadLetters the topic of what is not taken
 * @param partitions of a topic that Haat makes, 1 or more
 * @param lateness how long a minute stays open, for each type of event
 * @param currency of a store that no list gives one; XXX: unknown
 * @param timezone of such a store
 * @param facts whether events become facts; otherwise minutes only are counted
 */
public record EventSettings(
    Map<EventType, String> topics,
    String deadLetters,
    int partitions,
    Map<EventType, Duration> lateness,
    Currency currency,
    ZoneId timezone,
    boolean facts) {
  private static final Map<EventType, Key> TOPICS =
      Map.of(
          EventType.SALE, Key.TOPIC_TRANSACTIONS,
          EventType.REFUND, Key.TOPIC_REFUNDS,
          EventType.STOCK, Key.TOPIC_INVENTORY,
          EventType.CUSTOMER, Key.TOPIC_CUSTOMERS);
  private static final Map<EventType, Key> LATENESS =
      Map.of(
          EventType.SALE, Key.LATENESS_TRANSACTIONS,
          EventType.REFUND, Key.LATENESS_REFUNDS,
          EventType.STOCK, Key.LATENESS_INVENTORY,
          EventType.CUSTOMER, Key.LATENESS_CUSTOMERS);
  private static final Duration LONGEST = Duration.ofDays(7);

  public EventSettings {
    topics = Map.copyOf(topics);
    lateness = Map.copyOf(lateness);
  }

  static EventSettings of(Values values) {
    Map<EventType, String> topics = new EnumMap<>(EventType.class);
    TOPICS.forEach(
        (type, key) -> topics.put(type, values.parsedOrDefault(key, EventSettings::topic)));
    Map<EventType, Duration> lateness = new EnumMap<>(EventType.class);
    LATENESS.forEach(
        (type, key) -> lateness.put(type, values.parsedOrDefault(key, EventSettings::lateness)));
    String deadLetters = values.parsedOrDefault(Key.TOPIC_DEAD_LETTERS, EventSettings::topic);
    requireDistinct(topics, deadLetters);
    return new EventSettings(
        topics,
        deadLetters,
        values.parsedOrDefault(Key.TOPIC_PARTITIONS, text -> WholeNumber.parse(text, 1, 1024)),
        lateness,
        values.parsedOrDefault(Key.EVENTS_CURRENCY, EventSettings::currency),
        values.parsedOrDefault(Key.EVENTS_TIMEZONE, EventSettings::timezone),
        values.parsedOrDefault(Key.EVENTS_FACTS, EventSettings::truth));
  }

  /** The topic of this type of event. */
  public String topic(EventType type) {
    return Objects.requireNonNull(topics.get(type));
  }

  /** How long a minute of this type of event stays open. */
  public Duration lateness(EventType type) {
    return Objects.requireNonNull(lateness.get(type));
  }

  private static void requireDistinct(Map<EventType, String> topics, String deadLetters) {
    Set<String> seen = new HashSet<>(Set.of(deadLetters));
    for (String topic : topics.values()) {
      if (!seen.add(topic)) {
        throw UserError.wrongUse(
            "the topic '%s' is named twice. Each of topics.transactions, topics.refunds, topics.inventory, topics.customers and topics.dead-letters needs its own."
                .formatted(topic));
      }
    }
  }

  private static String topic(String text) {
    if (!text.matches("[A-Za-z0-9._-]{1,249}") || text.matches("\\.{1,2}|__.*")) {
      throw new IllegalArgumentException(
          "is not a topic's name (up to 249 letters, digits, dots, hyphens and underscores)");
    }
    return text;
  }

  private static Duration lateness(String text) {
    return Durations.parse(text, Duration.ZERO, LONGEST);
  }

  private static Currency currency(String text) {
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not a currency of ISO 4217 such as EUR", e);
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  private static ZoneId timezone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is not a time zone such as Europe/London", e);
    }
  }
}
