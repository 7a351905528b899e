package io.haat.app;

import io.haat.app.error.UserError;
import io.haat.app.session.DatabaseMigration;
import io.haat.warehouse.Warehouse;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the warehouse's schema up to date, and says what a user can do where that fails. */
public final class SchemaMigration implements DatabaseMigration {
  @Override
  public void migrate(DataSource database) {
    try {
      new Warehouse(database).migrate();
    } catch (FlywayValidateException foreign) {
      throw UserError.failed(
          "the tables in the database were made by another version of Haat, or changed by hand. Use the Haat that made them, or keep a copy and call haat reset.",
          foreign);
    } catch (FlywayException failed) {
      throw UserError.failed(
          "the tables in the database cannot be brought up to date: %s. See: haat doctor"
              .formatted(cause(failed)),
          failed);
    }
  }

  /** What the database itself said, or else the first lines of Flyway. */
  private static String cause(FlywayException failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof SQLException database) {
        return String.valueOf(database.getMessage());
      }
    }
    return String.valueOf(failed.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
