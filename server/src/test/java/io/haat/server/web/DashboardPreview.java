package io.haat.server.web;

import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.time.Clock;

/**
 * The dashboard over invented sales, for whoever works on it: give a port, and stop it by Ctrl-C.
 */
public final class DashboardPreview {
  private static final int TWO_YEARS = 760;

  private DashboardPreview() {}

  public static void main(String[] arguments) throws InterruptedException {
    var clock = Clock.systemUTC();
    var database = TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    Shops.fill(database, clock.instant(), TWO_YEARS);
    var settings = ServerSettings.loopback(Integer.parseInt(arguments[0]));
    try (var server = HaatServer.start(settings, database, clock)) {
      System.out.println(server.address());
      Thread.currentThread().join();
    }
  }
}
