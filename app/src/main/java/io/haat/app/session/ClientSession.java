package io.haat.app.session;

import io.haat.app.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uses the server that another process runs; while it is open, that process does not stop it. */
public final class ClientSession implements HaatSession {
  private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);

  private final DatabaseAddress address;
  private final ClientLock lock;

  private ClientSession(DatabaseAddress address, ClientLock lock) {
    this.address = address;
    this.lock = lock;
  }

  /** Empty if the server does not answer: it may just have been stopped. */
  static Optional<ClientSession> tryToJoin(DatabaseAddress address) {
    try {
      return Optional.of(new ClientSession(address, ClientLock.share(address.dataSource())));
    } catch (SQLException e) {
      LOG.debug("no way into {} yet", address, e);
      return Optional.empty();
    }
  }

  @Override
  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (SQLException e) {
      LOG.debug("the server is gone already", e);
    }
  }
}
