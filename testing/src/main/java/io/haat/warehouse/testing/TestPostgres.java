package io.haat.warehouse.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for all tests of a JVM, started when it is first asked for and gone with the JVM.
 * Debian's newest if there is one, else the one that Haat embeds; {@code -Dhaat.test.postgres}
 * names either: {@code debian} or {@code embedded}. Sessions are deliberately not in UTC.
 */
public final class TestPostgres {
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static boolean templateIsReady;

  private TestPostgres() {}

  /** A new database without tables. */
  public static DataSource emptyDatabase() {
    return create("template0");
  }

  /**
   * A new database as the migration leaves an empty one. The migration runs once; what tests get
   * are copies, so all callers of a JVM must give the same.
   */
  public static synchronized DataSource migratedDatabase(Consumer<DataSource> migration) {
    if (!templateIsReady) {
      execute("create database " + TEMPLATE + " template template0");
      migration.accept(source(TEMPLATE));
      templateIsReady = true;
    }
    return create(TEMPLATE);
  }

  private static DataSource create(String template) {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("create database " + name + " template " + template);
    return source(name);
  }

  private static DataSource source(String database) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Server.RUNNING.port()});
    source.setUser(TestServer.USER);
    source.setDatabaseName(database);
    return source;
  }

  private static void execute(String sql) {
    try (Connection connection = source("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Started at first use. */
  private static final class Server {
    static final TestServer RUNNING = TestServer.start();
  }
}
