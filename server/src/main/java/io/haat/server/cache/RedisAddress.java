package io.haat.server.cache;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Where a Redis is, and who logs in there.
 *
 * @param uri {@code redis://user:password@host:6379/0}, or {@code rediss://} for TLS; all but the
 *     host may be left out
 */
public record RedisAddress(URI uri) {
  private static final int MOST_CONNECTIONS = 8;
  private static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(3);
  private static final String VERSION = "redis_version:";

  public RedisAddress {
    boolean known = JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri);
    boolean namesDatabase = uri.getPath() != null && uri.getPath().matches("/?[0-9]{0,5}");
    boolean hasPassword = uri.getUserInfo() == null || uri.getUserInfo().contains(":");
    if (!known || uri.getHost() == null || !namesDatabase || !hasPassword) {
      throw new IllegalArgumentException("is not an address such as redis://host:6379");
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it, as it may hold
   *     a password
   */
  public static RedisAddress of(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException notEvenThat) {
      throw new IllegalArgumentException("is not an address such as redis://host:6379");
    }
    return new RedisAddress(uri);
  }

  private int port() {
    return uri.getPort() < 0 ? Protocol.DEFAULT_PORT : uri.getPort();
  }

  /** Host and port, for messages. */
  @Override
  public String toString() {
    return uri.getHost() + ":" + port();
  }

  /**
   * Asks for its version.
   *
   * @throws JedisException if it does not answer, or not us
   */
  public String version() {
    try (RedisClient client = client(PATIENCE_OF_PEOPLE)) {
      return client
          .info("server")
          .lines()
          .filter(line -> line.startsWith(VERSION))
          .findFirst()
          .map(line -> line.substring(VERSION.length()).strip())
          .orElse("of unknown version");
    }
  }

  /** A client that waits no longer than this for a connection or an answer. */
  RedisClient client(Duration patience) {
    var pool = new GenericObjectPoolConfig<Connection>();
    pool.setMaxTotal(MOST_CONNECTIONS);
    pool.setMaxIdle(MOST_CONNECTIONS);
    pool.setMaxWait(patience);
    return RedisClient.builder()
        .hostAndPort(uri.getHost(), port())
        .clientConfig(configuration((int) patience.toMillis()))
        .poolConfig(pool)
        .build();
  }

  private JedisClientConfig configuration(int patienceMillis) {
    DefaultJedisClientConfig.Builder configuration =
        DefaultJedisClientConfig.builder()
            .resp2()
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("haat")
            .timeoutMillis(patienceMillis)
            .database(JedisURIHelper.getDBIndex(uri));
    if (JedisURIHelper.isRedisSSLScheme(uri)) {
      configuration.sslOptions(SslOptions.defaults());
    }
    Optional.ofNullable(JedisURIHelper.getUser(uri)).ifPresent(configuration::user);
    Optional.ofNullable(JedisURIHelper.getPassword(uri)).ifPresent(configuration::password);
    return configuration.build();
  }
}
