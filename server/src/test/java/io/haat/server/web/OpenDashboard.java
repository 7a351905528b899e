package io.haat.server.web;

import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One server for all tests of the dashboard, on a warehouse of its own that they only read. */
final class OpenDashboard {
  /** What is now for the server, and for the browser. A Saturday, 16:00 in the shops. */
  static final Instant NOW = Instant.parse("2025-03-15T10:30:20Z");

  private static final int A_YEAR_AND_SOME_WEEKS = 400;

  private OpenDashboard() {}

  /** The address of a page, for instance {@code /sales?city=Delhi}. */
  static String address(String page) {
    return Running.SERVER.address() + page;
  }

  /** The first column of a query over the warehouse. */
  static List<String> column(String sql) {
    try (Connection connection = new Warehouse(Running.DATABASE).connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Writes to the warehouse, for a test whose rows are no other's. */
  static void execute(String sql) {
    try (Connection connection = new Warehouse(Running.DATABASE).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The one number that a query gives. */
  static BigDecimal number(String sql) {
    return new BigDecimal(column(sql).get(0));
  }

  private static final class Running {
    static final DataSource DATABASE =
        TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    static final HaatServer SERVER = start();

    private static HaatServer start() {
      Shops.fill(DATABASE, NOW, A_YEAR_AND_SOME_WEEKS);
      return HaatServer.start(
          ServerSettings.loopback(0), DATABASE, Clock.fixed(NOW, ZoneOffset.UTC));
    }
  }
}
