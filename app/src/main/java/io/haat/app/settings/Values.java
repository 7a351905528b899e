package io.haat.app.settings;

import io.haat.app.error.UserError;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values given for settings, and their parsing. Errors name the place where the value was
 * written.
 */
record Values(Map<Key, GivenValue> given) {

  /** These values, where {@code stronger} gives none. */
  Values overriddenBy(Values stronger) {
    Map<Key, GivenValue> all = new EnumMap<>(Key.class);
    all.putAll(given);
    all.putAll(stronger.given);
    return new Values(all);
  }

  Optional<String> text(Key key) {
    return Optional.ofNullable(given.get(key)).map(GivenValue::text);
  }

  /** 0 to 65535. */
  int port(Key key) {
    return parsedOrDefault(key, Values::parsePort);
  }

  /**
   * Parses with a function that throws IllegalArgumentException with a reason such as "is not a
   * port".
   */
  <T> Optional<T> parsed(Key key, Function<String, T> parser) {
    GivenValue value = given.get(key);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(value.text()));
    } catch (IllegalArgumentException e) {
      boolean secret =
          key == Key.DATABASE_PASSWORD
              || key == Key.DATABASE_URL
              || key == Key.REDIS_URL
              || key == Key.KAFKA_PROPERTIES;
      throw UserError.wrongUse(
          value.origin() + (secret ? " " : ": '" + value.text() + "' ") + e.getMessage() + ".");
    }
  }

  /** Parses what is given, or else the default. */
  <T> T parsedOrDefault(Key key, Function<String, T> parser) {
    return parsed(key, parser).orElseGet(() -> parser.apply(key.defaultText()));
  }

  private static int parsePort(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("is not a port (0 to 65535)");
    }
    return Integer.parseInt(text);
  }
}
