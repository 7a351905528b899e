package io.haat.app.session;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import java.sql.SQLException;

/** The database of {@code HAAT_DATABASE_URL}: never started, never stopped. */
public record ExternalSession(DatabaseAddress address) implements HaatSession {

  /**
   * Brings the schema up to date.
   *
   * @throws UserError when the server does not answer or does not let us in
   */
  public static ExternalSession open(DatabaseAddress address, DatabaseMigration migration) {
    try {
      address.dataSource().getConnection().close();
      migration.migrate(address.dataSource());
      return new ExternalSession(address);
    } catch (SQLException e) {
      throw UserError.failed(
          "cannot use the database %s: %s. See HAAT_DATABASE_URL, HAAT_DATABASE_USER and HAAT_DATABASE_PASSWORD."
              .formatted(address, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {}
}
