package io.haat.simulator.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.simulator.world.Affinity;
import io.haat.simulator.world.Category;
import io.haat.simulator.world.World;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What analysts should find in the sales: rules of baskets, and shapes of days, weeks and years.
 */
class HabitsTest {
  private static final int ENOUGH_BASKETS = 150;

  private static World world;
  private static List<SoldLine> sales;

  @BeforeAll
  static void generate() {
    GenerateRequest request = GenerateRequest.of(400_000, 7);
    world = request.world();
    sales = SoldLine.all(request).stream().filter(line -> !line.refund()).toList();
  }

  @Test
  void products_that_go_together_show_lift_and_at_least_their_confidence() {
    Map<SoldLine.Receipt, Set<Integer>> baskets = new HashMap<>();
    sales.forEach(
        line -> baskets.computeIfAbsent(line.receipt(), r -> new HashSet<>()).add(line.product()));
    int[] support = new int[world.products().size()];
    Map<Affinity, int[]> together = new HashMap<>();
    world.affinities().forEach(a -> together.put(a, new int[a.partners().size()]));
    for (Set<Integer> basket : baskets.values()) {
      basket.forEach(product -> support[product]++);
      together.forEach((affinity, counts) -> count(affinity, basket, counts));
    }

    int checked = 0;
    for (Affinity affinity : world.affinities()) {
      double antecedent = support[affinity.product()];
      if (antecedent < ENOUGH_BASKETS) {
        continue;
      }
      checked++;
      for (int i = 0; i < affinity.partners().size(); i++) {
        double confidence = together.get(affinity)[i] / antecedent;
        double lift = confidence * baskets.size() / support[affinity.partners().get(i)];
        assertThat(lift).as("lift of %s", affinity).isGreaterThan(1.5);
        assertThat(confidence).as("%s", affinity).isGreaterThan(affinity.probability() - 0.12);
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  private static void count(Affinity affinity, Set<Integer> basket, int[] counts) {
    if (basket.contains(affinity.product())) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += basket.contains(affinity.partners().get(i)) ? 1 : 0;
      }
    }
  }

  @Test
  void products_that_do_not_go_together_show_no_lift() {
    Map<SoldLine.Receipt, Set<String>> baskets = new HashMap<>();
    sales.forEach(
        line ->
            baskets
                .computeIfAbsent(line.receipt(), r -> new HashSet<>())
                .add(world.products().get(line.product()).type()));
    double milk = baskets.values().stream().filter(b -> b.contains("Milk")).count();
    double soap = baskets.values().stream().filter(b -> b.contains("Soap")).count();
    double both =
        baskets.values().stream().filter(b -> b.contains("Milk") && b.contains("Soap")).count();

    // Above 1 since both are likelier in larger baskets.
    assertThat(both * baskets.size() / (milk * soap)).isBetween(0.7, 1.5);
  }

  @Test
  void weekends_sell_more_and_clothes_most_of_all() {
    assertThat(weekendFactor(category -> true)).isBetween(1.1, 1.5);
    assertThat(weekendFactor(Category.APPAREL::equals)).isBetween(1.6, 2.4);
  }

  @Test
  void dairy_sells_in_the_morning_and_snacks_in_the_evening() {
    assertThat(share(Category.DAIRY_EGGS, time -> time.getHour() < 11)).isGreaterThan(0.35);
    assertThat(share(Category.SNACKS_SWEETS, time -> time.getHour() < 11)).isLessThan(0.15);
    assertThat(share(Category.SNACKS_SWEETS, time -> time.getHour() >= 17)).isGreaterThan(0.45);
  }

  @Test
  void drinks_sell_in_summer() {
    double may = share(Category.BEVERAGES, time -> time.getMonth() == Month.MAY);
    double december = share(Category.BEVERAGES, time -> time.getMonth() == Month.DECEMBER);

    assertThat(may / december).isGreaterThan(2);
  }

  @Test
  void the_week_before_diwali_is_a_peak() {
    long festive = soldFrom(LocalDate.of(2025, 10, 14));
    long usual = soldFrom(LocalDate.of(2025, 9, 16));

    assertThat(festive / (double) usual).isGreaterThan(1.3);
  }

  @Test
  void the_second_year_sells_more_than_the_first() {
    double second =
        sales.stream().filter(line -> line.localTime().getYear() == 2025).count()
            / (double) sales.size();

    assertThat(second).isBetween(0.505, 0.53);
  }

  private static long soldFrom(LocalDate first) {
    return sales.stream()
        .map(line -> line.localTime().toLocalDate())
        .filter(date -> !date.isBefore(first) && date.isBefore(first.plusDays(7)))
        .count();
  }

  private static double weekendFactor(Predicate<Category> wanted) {
    double weekend = 0;
    double workdays = 0;
    for (SoldLine line : sales) {
      if (wanted.test(world.products().get(line.product()).category())) {
        DayOfWeek day = line.localTime().getDayOfWeek();
        if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
          weekend++;
        } else {
          workdays++;
        }
      }
    }
    return (weekend / 2) / (workdays / 5);
  }

  private static double share(Category category, Predicate<LocalDateTime> when) {
    long all = 0;
    long matching = 0;
    for (SoldLine line : sales) {
      if (world.products().get(line.product()).category() == category) {
        all++;
        matching += when.test(line.localTime()) ? 1 : 0;
      }
    }
    return matching / (double) all;
  }
}
