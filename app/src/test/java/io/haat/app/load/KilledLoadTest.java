package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.CommandLineRun;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.DatabaseMigration;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.testing.process.Until;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLoadTest {
  private static final String RETAILER = "killed";
  private static final int ROWS = 200_000;
  private static final int KILLS = 5;

  /** At most this long after a load has begun to write, which is the time of about one unit. */
  private static final long LONGEST_MILLIS = 400;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final Shop shop = Shop.shared();

  private Path data() {
    return folder.resolve("haat-data");
  }

  @Test
  void a_load_killed_again_and_again_ends_with_the_tables_of_one_left_in_peace() throws Exception {
    Path file = shop.folder().resolve("killed.csv");
    CommandLineRun generated =
        shop.run(
            "generate",
            "--rows",
            ROWS + "",
            "--out",
            file.toString(),
            "--dirty",
            "0.01",
            "--seed",
            "7");
    assertThat(generated.status()).isZero();
    Path mapping = shop.shipped("generated", RETAILER);
    Loaded peaceful = shop.load(mapping, file, "--unit-records", "20000");
    Map<String, String> expected;
    try (Connection connection = shop.connect()) {
      expected = BusinessTables.of(connection, RETAILER);
    }

    int unfinished = killAgainAndAgain(mapping, file);

    assertThat(unfinished).as("kills that met a load").isGreaterThanOrEqualTo(2);
    Loaded last;
    try (HaatProcess process = load(mapping, file)) {
      last = process.loaded();
    }
    assertThat(last.status()).isZero();
    assertThat(last.read()).isEqualTo(peaceful.read());
    assertThat(last.byRule()).isEqualTo(peaceful.byRule());
    sameAs(expected);
  }

  private void sameAs(Map<String, String> expected) throws Exception {
    Sessions sessions =
        new Sessions(
            new DataDirectory(data()),
            0,
            UserCache.folder(System.getenv()),
            DatabaseMigration.NONE,
            line -> {});
    try (HaatSession session = sessions.open();
        Connection connection = new Warehouse(session.dataSource()).connect()) {
      assertThat(BusinessTables.of(connection, RETAILER)).isEqualTo(expected);
      assertThat(BusinessTables.orphans(connection)).isEmpty();
      List<String> lake = LakeLines.inLake(data().resolve("lake"), RETAILER);
      assertThat(lake.equals(LakeLines.inWarehouse(connection, RETAILER)))
          .as("the lake has the %,d lines of the warehouse, once each", lake.size())
          .isTrue();
      assertThat(PublishedSales.total(data().resolve("lake"), RETAILER))
          .isEqualTo(
              Rows.of(
                      connection,
                      "select sum(total_sales) from city_product_sales where retailer = ?",
                      RETAILER)
                  .get(0));
    }
  }

  /** Kills with and without the server's processes; returns how many met a load under way. */
  private int killAgainAndAgain(Path mapping, Path file) throws Exception {
    var random = new Random(20_111);
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long before = curatedFiles();
      try (HaatProcess process = load(mapping, file)) {
        // Once it writes, a machine's speed decides no longer whether the kill meets a load.
        Until.holds(LIMIT, () -> curatedFiles() > before || process.endsWithin(1));
        unfinished += process.endsWithin(random.nextLong(LONGEST_MILLIS)) ? 0 : 1;
        process.kill();
      }
      if (kill % 2 == 1 && ServerProcess.runs(data())) {
        ServerProcess.of(data()).killAll();
      }
    }
    return unfinished;
  }

  private long curatedFiles() throws IOException {
    Path curated = data().resolve("lake").resolve("curated");
    if (!Files.isDirectory(curated)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(curated)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    } catch (UncheckedIOException removedMeanwhile) {
      return 0;
    }
  }

  private HaatProcess load(Path mapping, Path file) throws Exception {
    return HaatProcess.start(
        folder,
        data(),
        "load",
        file.toString(),
        "--source",
        mapping.toString(),
        "--json",
        "--unit-records",
        "20000");
  }
}
