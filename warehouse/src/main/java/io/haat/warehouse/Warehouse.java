package io.haat.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The PostgreSQL database that holds the star schema, in its schema {@code haat}. */
public final class Warehouse {
  /** Where Haat's tables are. */
  public static final String SCHEMA = "haat";

  private final DataSource source;

  public Warehouse(DataSource source) {
    this.source = source;
  }

  /**
   * Creates the schema, or brings it to this version's state. Safe from several processes at once.
   */
  public void migrate() {
    Flyway.configure()
        .dataSource(source)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:io/haat/warehouse/migrations")
        .load()
        .migrate();
  }

  /** A connection that sees Haat's tables by their bare names and counts time in UTC. */
  public Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    try (var statement = connection.createStatement()) {
      // To compile a plan takes a second or more, and what is read or folded takes less.
      statement.execute("set search_path = haat, public; set timezone = 'UTC'; set jit = off");
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }
}
