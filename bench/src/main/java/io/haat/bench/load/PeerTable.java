package io.haat.bench.load;

import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.warehouse.Warehouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The embedded PostgreSQL of a data directory, and in it an empty copy of {@code fact_sales}: the
 * same columns, keys and indexes. Here alone is said what a load is compared with.
 */
final class PeerTable implements AutoCloseable {
  static final String NAME = "haat.bench_sales";

  private static final int BUFFER_BYTES = 64 << 10;

  private final HaatSession session;
  private final Connection connection;

  private PeerTable(HaatSession session, Connection connection) {
    this.session = session;
    this.connection = connection;
  }

  /** Starts the directory's server, which is made if absent. */
  static PeerTable open(Path data, Bench bench) throws SQLException {
    var sessions =
        new Sessions(
            new DataDirectory(data),
            0,
            UserCache.folder(System.getenv()),
            source -> new Warehouse(source).migrate(),
            bench.place().notice());
    HaatSession session = sessions.open();
    try {
      return new PeerTable(session, new Warehouse(session.dataSource()).connect());
    } catch (SQLException failed) {
      session.close();
      throw failed;
    }
  }

  /** Makes the table anew; afterwards nothing waits to be written to disk. */
  void empty() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + NAME);
      statement.execute("create table " + NAME + " (like haat.fact_sales including all)");
      statement.execute("checkpoint");
    }
  }

  Connection connection() {
    return connection;
  }

  DatabaseAddress address() {
    return session.address();
  }

  /** Writes this database's own sales as COPY text, in the order of the file they came from. */
  long export(Path file) throws SQLException, IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      return copies()
          .copyOut(
              "copy (select * from haat.fact_sales order by origin_unit, origin_row) to stdout",
              out);
    }
  }

  /** Copies COPY text into the table by the driver, and commits. Returns the rows. */
  long copy(Path file) throws SQLException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copies().copyIn("copy " + NAME + " from stdin", in, BUFFER_BYTES);
    }
  }

  long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + NAME)) {
      row.next();
      return row.getLong(1);
    }
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      session.close();
    }
  }
}
