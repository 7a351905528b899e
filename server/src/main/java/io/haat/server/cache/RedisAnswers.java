package io.haat.server.cache;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.params.SetParams;

/** Keeps answers in a Redis, for all servers on the same warehouse. */
public final class RedisAnswers implements AnswerStore {
  private static final String PREFIX = "haat:answer:";
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final SharedRedis redis;

  private RedisAnswers(SharedRedis redis) {
    this.redis = redis;
  }

  /** Connects; a Redis that is away is used as soon as it is there. */
  public static RedisAnswers open(RedisAddress address) {
    return new RedisAnswers(new SharedRedis(address));
  }

  @Override
  public Optional<StoredAnswer> get(String key) {
    return redis.ask(client -> client.get(name(key))).flatMap(RedisAnswers::decoded);
  }

  @Override
  public void put(String key, StoredAnswer answer) {
    var until = SetParams.setParams().ex(KEPT.toSeconds());
    redis.ask(client -> client.set(name(key), encoded(answer), until));
  }

  private static byte[] name(String key) {
    return (PREFIX + key).getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the next page's cursor, 0 for none; the cursor; the compressed body. */
  private static byte[] encoded(StoredAnswer answer) {
    byte[] cursor = answer.next().orElse("").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + cursor.length + answer.compressed().length)
        .putInt(cursor.length)
        .put(cursor)
        .put(answer.compressed())
        .array();
  }

  /** Nothing, if somebody else has written it. */
  private static Optional<StoredAnswer> decoded(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte[] cursor = new byte[Math.min(buffer.getInt(), bytes.length)];
      buffer.get(cursor);
      byte[] compressed = new byte[buffer.remaining()];
      buffer.get(compressed);
      Optional<String> next =
          cursor.length == 0
              ? Optional.empty()
              : Optional.of(new String(cursor, StandardCharsets.UTF_8));
      return Optional.of(new StoredAnswer(compressed, next));
    } catch (BufferUnderflowException | NegativeArraySizeException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
