package io.haat.app.settings;

import io.haat.server.cache.RedisAddress;
import java.util.Optional;

/**
 * A place where several servers keep answers for each other.
 *
 * @param address empty: each server keeps its own
 */
public record RedisSettings(Optional<RedisAddress> address) {
  static RedisSettings of(Values values) {
    return new RedisSettings(values.parsed(Key.REDIS_URL, RedisAddress::of));
  }
}
