package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.testing.process.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostDatabaseTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Shop SHOP = Shop.shared();
  private static final Path FILE = SHOP.folder().resolve("lost.csv");

  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SHOP.run("generate", "--rows", "60000", "--out", FILE.toString(), "--seed", "9");
  }

  @Test
  void a_backend_that_dies_while_it_copies_fails_the_load_and_the_next_completes_it()
      throws Exception {
    Map<String, String> expected = undisturbed("lost-never");
    Path mapping = SHOP.shipped("generated", "lost-once");
    try (HaatProcess process = load(SHOP.data(), mapping);
        Connection connection = SHOP.connect()) {
      terminateTheCopy(process, connection);
      assertThat(process.awaitExit()).isEqualTo(1);
      saysWhatHappened(process);
      assertThat(SHOP.load(mapping, FILE, "--unit-records", "10000").status()).isZero();
      assertThat(BusinessTables.of(connection, "lost-once")).isEqualTo(expected);
      assertThat(
              LakeLines.inLake(SHOP.lake(), "lost-once")
                  .equals(LakeLines.inWarehouse(connection, "lost-once")))
          .isTrue();
    }
  }

  @Test
  void a_server_that_is_killed_while_it_copies_fails_the_load_and_the_next_completes_it()
      throws Exception {
    Path data = folder.resolve("haat-data");
    Path mapping = SHOP.shipped("generated", "lost-server");
    try (HaatProcess process = load(data, mapping)) {
      Until.holds(LIMIT, () -> Files.exists(data.resolve("runtime.json")) || !process.isAlive());
      String url =
          Loaded.json(Files.readString(data.resolve("runtime.json"))).path("database").asText();
      try (Connection connection = DriverManager.getConnection(url)) {
        Until.holds(LIMIT, () -> !Rows.of(connection, COPYING).isEmpty() || !process.isAlive());
        ServerProcess.of(data).killAll();
      }
      assertThat(process.awaitExit()).isEqualTo(1);
      saysWhatHappened(process);
    }
    try (HaatProcess next = load(data, mapping)) {
      Loaded completed = next.loaded();
      assertThat(completed.status()).isZero();
      assertThat(completed.read()).isEqualTo(60_000);
    }
  }

  private static void saysWhatHappened(HaatProcess process) throws Exception {
    assertThat(process.err())
        .contains("database")
        .containsIgnoringCase("load")
        .contains("again")
        .doesNotContain("\tat ")
        .doesNotContain("bug in Haat");
    assertThat(process.out()).isEmpty();
  }

  private static void terminateTheCopy(HaatProcess process, Connection connection) {
    String sql = COPYING.replace("select pid", "select pg_terminate_backend(pid)");
    Until.holds(LIMIT, () -> !Rows.of(connection, sql).isEmpty() || !process.isAlive());
  }

  private static Map<String, String> undisturbed(String retailer) throws Exception {
    Path mapping = SHOP.shipped("generated", retailer);
    assertThat(SHOP.load(mapping, FILE, "--unit-records", "10000").status()).isZero();
    try (Connection connection = SHOP.connect()) {
      return BusinessTables.of(connection, retailer);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private HaatProcess load(Path data, Path mapping) throws Exception {
    List<String> arguments =
        List.of(
            "load",
            FILE.toString(),
            "--source",
            mapping.toString(),
            "--json",
            "--unit-records",
            "10000");
    return HaatProcess.start(folder, data, arguments.toArray(String[]::new));
  }

  private static final String COPYING =
      """
      select pid from pg_stat_activity
      where state = 'active' and query like 'copy fact_sales%'""";
}
