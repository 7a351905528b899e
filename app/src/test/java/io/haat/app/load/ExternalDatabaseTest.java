package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDatabaseTest {
  @TempDir Path folder;
  private final Shop shop = Shop.shared();

  @Test
  void a_postgresql_15_elsewhere_gets_the_tables_of_the_embedded_one() throws Exception {
    assumeTrue(
        DebianPostgres.isInstalled(),
        "Debian's PostgreSQL 15 is not installed: there is no " + DebianPostgres.PROGRAMS);
    Path file = Checkout.example("online-retail/online-retail-excerpt.csv.gz");
    Path mapping = shop.shipped("online-retail", "elsewhere");
    Loaded embedded = shop.load(mapping, file);
    try (DebianPostgres server = DebianPostgres.start()) {
      Map<String, String> settings =
          Map.of(
              "HAAT_DATABASE_URL",
              server.url(),
              "HAAT_DATABASE_USER",
              "haat",
              "HAAT_DATABASE_PASSWORD",
              DebianPostgres.PASSWORD);
      Loaded elsewhere = load(settings, mapping, file);
      assertThat(elsewhere.status()).isZero();
      assertThat(elsewhere.byRule()).isEqualTo(embedded.byRule());
      assertThat(load(settings, mapping, file).err()).contains("loaded already");
      assertThat(folder.resolve("haat-data/postgres")).doesNotExist();
      try (Connection here = shop.connect();
          Connection there =
              DriverManager.getConnection(server.url(), "haat", DebianPostgres.PASSWORD);
          Statement statement = there.createStatement()) {
        statement.execute("set search_path = haat, public; set timezone = 'UTC'");
        assertThat(BusinessTables.of(there, "elsewhere"))
            .isEqualTo(BusinessTables.of(here, "elsewhere"));
        assertThat(BusinessTables.orphans(there)).isEmpty();
      }
      assertThat(Files.exists(PublishedSales.file(folder.resolve("haat-data/lake")))).isTrue();
    }
  }

  private Loaded load(Map<String, String> settings, Path mapping, Path file) throws Exception {
    try (HaatProcess process =
        HaatProcess.start(
            folder,
            folder.resolve("haat-data"),
            settings,
            "load",
            file.toString(),
            "--source",
            mapping.toString(),
            "--json")) {
      return process.loaded();
    }
  }
}
