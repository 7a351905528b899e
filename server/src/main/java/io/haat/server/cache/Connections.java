package io.haat.server.cache;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections that the caller closes. */
public interface Connections {
  Connection connect() throws SQLException;
}
