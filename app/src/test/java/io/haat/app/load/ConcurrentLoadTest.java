package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcurrentLoadTest {
  private final Shop shop = Shop.shared();

  @Test
  void two_loads_of_one_file_at_once_load_it_once() throws Exception {
    Path file = generate("twice.csv", 10_000, 1);
    Path mapping = shop.shipped("generated", "twice");
    try (HaatProcess one = load(mapping, file);
        HaatProcess other = load(mapping, file)) {
      List<Loaded> both = List.of(one.loaded(), other.loaded());
      assertThat(both).extracting(Loaded::status).containsOnly(0);
      assertThat(both).extracting(Loaded::read).containsOnly(10_000L);
      assertThat(both).filteredOn(load -> load.sales() > 0).hasSize(1);
      long good = both.stream().mapToLong(load -> load.sales() + load.refunds()).sum();
      assertThat(both).filteredOn(load -> load.alreadyThere() == good).hasSize(1);
      assertThat(lines("twice")).isEqualTo(good);
    }
  }

  @Test
  void readers_of_the_published_sales_never_see_half_of_a_load() throws Exception {
    Path file = generate("north.csv", 15_000, 2);
    Path other = generate("south.csv", 15_000, 3);
    Path north = shop.shipped("generated", "north");
    Path south = shop.shipped("generated", "south");
    Set<String> norths = new HashSet<>(Set.of(PublishedSales.total(shop.lake(), "north")));
    Set<String> souths = new HashSet<>(Set.of(PublishedSales.total(shop.lake(), "south")));
    try (HaatProcess first = load(north, file);
        HaatProcess second = load(south, other)) {
      boolean asked = false;
      while (first.isAlive() || second.isAlive()) {
        norths.add(PublishedSales.total(shop.lake(), "north"));
        souths.add(PublishedSales.total(shop.lake(), "south"));
        if (!asked) {
          asked = true;
          assertThat(shop.run("sql", "select count(*) >= 0 as ok from v_sales", "--json").out())
              .contains("true");
        }
      }
      assertThat(first.loaded().status()).isZero();
      assertThat(second.loaded().status()).isZero();
    }
    assertThat(norths).containsExactlyInAnyOrder("∅", stored("north"));
    assertThat(PublishedSales.total(shop.lake(), "north")).isEqualTo(stored("north"));
    assertThat(PublishedSales.total(shop.lake(), "south")).isEqualTo(stored("south"));
    assertThat(souths).containsExactlyInAnyOrder("∅", stored("south"));
  }

  @Test
  void two_halves_of_one_retailer_at_once_make_the_tables_of_the_whole() throws Exception {
    Path file = generate("whole.csv", 10_000, 4);
    Halves halves = Halves.of(file);
    shop.load(shop.shipped("generated", "in-one"), file);
    Path mapping = shop.shipped("generated", "in-two");
    try (HaatProcess one = load(mapping, halves.first());
        HaatProcess other = load(mapping, halves.second())) {
      assertThat(one.loaded().status()).isZero();
      assertThat(other.loaded().status()).isZero();
    }
    try (Connection connection = shop.connect()) {
      Map<String, String> whole = BusinessTables.withoutRejects(connection, "in-one");
      assertThat(BusinessTables.withoutRejects(connection, "in-two")).isEqualTo(whole);
      assertThat(LakeLines.inLake(shop.lake(), "in-two"))
          .isEqualTo(LakeLines.inWarehouse(connection, "in-two"));
    }
  }

  private Path generate(String name, int rows, int seed) {
    Path file = shop.folder().resolve(name);
    assertThat(
            shop.run("generate", "--rows", rows + "", "--out", file.toString(), "--seed", seed + "")
                .status())
        .isZero();
    return file;
  }

  private HaatProcess load(Path mapping, Path file) throws Exception {
    return HaatProcess.start(
        shop.folder(),
        shop.data(),
        "load",
        file.toString(),
        "--source",
        mapping.toString(),
        "--json");
  }

  private long lines(String retailer) throws Exception {
    return Long.parseLong(
        shop.value(
                """
                select (select count(*) from v_sales where retailer = ?)
                     + (select count(*) from v_refunds where retailer = ?)""",
                retailer,
                retailer)
            .orElseThrow());
  }

  private String stored(String retailer) throws Exception {
    return shop.value(
            "select sum(total_amount)::numeric(20, 4) from v_sales where retailer = ?", retailer)
        .orElseThrow();
  }
}
