package io.haat.app.session;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Brings a database's schema up to date. It runs before anyone else is told where the database is.
 */
@FunctionalInterface
public interface DatabaseMigration {
  /** Leaves the schema as it is. */
  DatabaseMigration NONE = database -> {};

  void migrate(DataSource database) throws SQLException;
}
