package io.haat.server.web;

import io.haat.server.HaatServer;
import io.haat.server.ServerSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.time.Clock;

public final class DashboardPreview {
  private DashboardPreview() {}

  public static void main(String[] args) throws Exception {
    var database = TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    Shops.fill(database, Clock.systemUTC().instant());
    try (var server =
        HaatServer.start(
            ServerSettings.loopback(Integer.parseInt(args[0])), database, Clock.systemUTC())) {
      System.out.println(server.address());
      Thread.currentThread().join();
    }
  }
}
