package io.haat.server.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A Redis that may be away. Once it has failed nobody asks it again before a ping in the background
 * is answered, so that only those wait for it who ask at the moment when it goes. Thread-safe.
 */
final class SharedRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedRedis.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(2);

  private final RedisAddress address;
  private final RedisClient client;
  private final AtomicBoolean away = new AtomicBoolean();
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(SharedRedis::daemon);

  SharedRedis(RedisAddress address) {
    this.address = address;
    client = address.client(PATIENCE);
    ask(RedisClient::ping);
    long pause = BETWEEN_PINGS.toMillis();
    var unused =
        pings.scheduleWithFixedDelay(this::pingIfAway, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** What it answers; nothing if that is nothing, or if it is away. */
  <T> Optional<T> ask(Function<RedisClient, @Nullable T> question) {
    if (away.get()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(question.apply(client));
    } catch (JedisException failed) {
      if (away.compareAndSet(false, true)) {
        LOG.warn(
            "Redis at {} fails ({}): this server keeps answers for itself until it is back",
            address,
            failed.getMessage());
      }
      return Optional.empty();
    }
  }

  private void pingIfAway() {
    if (!away.get()) {
      return;
    }
    try {
      // Connections from before are dead, whether or not they know.
      client.getPool().clear();
      client.ping();
      away.set(false);
      LOG.info("Redis at {} is back", address);
    } catch (RuntimeException stillAway) {
      LOG.debug("Redis at {} is still away", address, stillAway);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "haat-redis");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    pings.shutdownNow();
    client.close();
  }
}
