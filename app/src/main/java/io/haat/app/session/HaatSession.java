package io.haat.app.session;

import io.haat.app.postgres.DatabaseAddress;
import javax.sql.DataSource;

/**
 * A command's way to the database, whoever runs the server. It is one of three: {@link
 * OwnerSession}, whose process runs the server; {@link ClientSession}, which uses another
 * process's; {@link ExternalSession}, for a server that is not Haat's.
 */
public sealed interface HaatSession extends AutoCloseable
    permits OwnerSession, ClientSession, ExternalSession {
  /** Where the database is. */
  DatabaseAddress address();

  /** Connections to it, each new. Safe for use by several threads. */
  default DataSource dataSource() {
    return address().dataSource();
  }

  /** Leaves the database; an owner stops it once no other process uses it. */
  @Override
  void close();
}
