package io.haat.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
  private final World world = World.of(42, WorldSize.forRows(1_000_000));

  @Test
  void the_usual_chain_has_stores_in_all_tiers_and_regions() {
    assertThat(world.stores()).hasSize(100);
    assertThat(world.stores())
        .extracting(Store::id)
        .doesNotHaveDuplicates()
        .contains("S001", "S100");
    assertThat(world.stores()).extracting(Store::name).doesNotHaveDuplicates();
    assertThat(
            world.stores().stream().map(store -> store.city().tier()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(
            world.stores().stream().map(store -> store.city().region()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("North", "South", "East", "West", "Central");
  }

  @Test
  void the_first_store_is_older_than_any_period_and_some_open_during_the_default_one() {
    assertThat(world.stores().get(0).openedOn()).isBefore(LocalDate.of(1990, 1, 1));
    assertThat(world.stores().stream().filter(s -> s.openedOn().isAfter(LocalDate.of(2024, 1, 31))))
        .isNotEmpty();
  }

  @Test
  void the_assortment_fills_twelve_categories() {
    assertThat(world.products()).hasSize(1_000);
    assertThat(world.products()).extracting(Product::id).doesNotHaveDuplicates();
    assertThat(world.products()).extracting(Product::name).doesNotHaveDuplicates();
    assertThat(world.products().stream().map(Product::category).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Category.values());
    assertThat(world.products()).anyMatch(Product::byWeight);
    assertThat(world.products()).anyMatch(product -> product.name().contains("\""));
    assertThat(world.products()).anyMatch(product -> product.name().contains(","));
  }

  @Test
  void a_larger_size_of_the_same_article_costs_more() {
    assertThat(price("Gopika Butter 500 g")).isGreaterThan(price("Gopika Butter 100 g"));
    assertThat(price("Bhandar Basmati Rice 5 kg"))
        .isGreaterThan(price("Bhandar Basmati Rice 1 kg"));
  }

  private long price(String name) {
    return world.products().stream()
        .filter(product -> product.name().equals(name))
        .findFirst()
        .orElseThrow()
        .pricePaise();
  }

  @Test
  void prices_stand_on_the_shop_floor_s_ladder() {
    assertThat(PriceLadder.nearest(1_234, false)).isEqualTo(1_250);
    assertThat(PriceLadder.nearest(5_678, false)).isEqualTo(5_700);
    assertThat(PriceLadder.nearest(15_432, false)).isEqualTo(14_900);
    assertThat(PriceLadder.nearest(72_345, false)).isEqualTo(69_900);
    assertThat(PriceLadder.nearest(4_176, true)).isEqualTo(4_180);
  }

  @Test
  void affinities_are_pairs_and_triples_of_other_products() {
    assertThat(world.affinities()).hasSizeGreaterThan(60);
    assertThat(world.affinities())
        .allSatisfy(a -> assertThat(a.partners()).doesNotContain(a.product()));
    assertThat(world.affinities()).anyMatch(affinity -> affinity.partners().size() == 1);
    assertThat(world.affinities()).anyMatch(affinity -> affinity.partners().size() == 2);
    assertThat(world.affinities()).extracting(Affinity::product).doesNotHaveDuplicates();
  }

  @Test
  void the_same_seed_gives_the_same_stores_and_goods_whatever_the_number_of_customers() {
    World other = World.of(42, WorldSize.forRows(100));

    assertThat(other.stores()).isEqualTo(world.stores());
    assertThat(other.products()).isEqualTo(world.products());
    assertThat(World.of(43, WorldSize.forRows(100)).products()).isNotEqualTo(world.products());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 333, 999, 1_000})
  void every_size_of_assortment_covers_all_categories(int products) {
    World small = World.of(1, new WorldSize(1, products, 10));

    assertThat(small.products()).hasSize(products);
    assertThat(small.products().stream().map(Product::category).distinct()).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({
    "0,200,10,stores",
    "201,200,10,stores",
    "1,199,10,products",
    "1,1001,10,products",
    "1,200,9,customers",
    "1,200,500001,customers"
  })
  void sizes_outside_their_range_are_refused_by_name(
      int stores, int products, int customers, String name) {
    assertThatThrownBy(() -> new WorldSize(stores, products, customers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void the_number_of_customers_follows_the_rows_within_bounds() {
    assertThat(WorldSize.forRows(100).customers()).isEqualTo(10);
    assertThat(WorldSize.forRows(1_000_000).customers()).isEqualTo(50_000);
    assertThat(WorldSize.forRows(100_000_000).customers()).isEqualTo(500_000);
  }

  @Test
  void promotions_last_from_monday_to_sunday_and_take_5_to_25_percent_off() {
    Promotions promotions = new Promotions(42);
    long monday = LocalDate.of(2024, 3, 4).toEpochDay();
    int promoted = 0;
    for (int product = 0; product < 1_000; product++) {
      int percent = promotions.percentOff(product, monday);
      assertThat(percent).isIn(0, 5, 10, 15, 20, 25);
      assertThat(promotions.percentOff(product, monday + 6)).isEqualTo(percent);
      promoted += percent > 0 ? 1 : 0;
    }
    assertThat(promoted).isBetween(55, 115);
  }
}
