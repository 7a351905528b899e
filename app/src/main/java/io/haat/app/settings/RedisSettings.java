package io.haat.app.settings;

import java.util.Optional;

/**
 * Memory shared by several servers.
 *
 * @param url empty: each server remembers for itself
 */
public record RedisSettings(Optional<String> url) {
  static RedisSettings of(Values values) {
    return new RedisSettings(values.parsed(Key.REDIS_URL, RedisSettings::redisUrl));
  }

  private static String redisUrl(String text) {
    if (!text.matches("rediss?://\\S+")) {
      throw new IllegalArgumentException("is not an address such as redis://host:6379");
    }
    return text;
  }
}
