package io.haat.server;

import io.haat.server.cache.RedisAddress;
import java.util.Optional;

/**
 * Where the server listens and what it may take.
 *
 * @param host name or address of the interface
 * @param port 0 for any free one
 * @param databaseConnections for reads, at least 1
 * @param redis where answers are kept for other servers, too; empty: in this process only
 */
public record ServerSettings(
    String host, int port, int databaseConnections, Optional<RedisAddress> redis) {
  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
    if (databaseConnections < 1) {
      throw new IllegalArgumentException("at least one connection to the database is needed");
    }
  }

  /** Reached from this machine only. */
  public static ServerSettings loopback(int port) {
    return new ServerSettings("127.0.0.1", port, 8, Optional.empty());
  }

  /** The same, with answers kept there, too. */
  public ServerSettings with(Optional<RedisAddress> otherRedis) {
    return new ServerSettings(host, port, databaseConnections, otherRedis);
  }
}
