package io.haat.warehouse.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTallyTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 20;
  private static final int ROWS_OF_DAY = 3_000;
  private static final int CUSTOMERS = 80_000;
  private static final List<String> CURRENCIES = List.of("INR", "INR", "INR", "JPY");

  private final CustomerNumbers numbers = new CustomerNumbers();
  private final CustomerTally tally = new CustomerTally(numbers, new StoreSet(List.of(1, 2)));
  private final Map<String, Sum> expected = new HashMap<>();

  private static final class Sum {
    private final int customerKey;
    private final String currency;
    private long transactions;
    private long units;
    private long sales;
    private long refunds;
    private long lastOn = Long.MIN_VALUE;

    Sum(int customerKey, String currency) {
      this.customerKey = customerKey;
      this.currency = currency;
    }

    String text() {
      return "%d %s %d %d %d %d"
          .formatted(customerKey, currency, transactions, units, sales, refunds);
    }
  }

  /**
   * Days of which each brings customers that were not seen before, and some are as they were read.
   */
  @BeforeEach
  void fill() {
    var random = new Random(4);
    for (int d = 0; d < DAYS; d++) {
      var day = new VisitDay(FIRST.plusDays(d));
      for (int row = 0; row < ROWS_OF_DAY; row++) {
        add(day, random, 1 + random.nextInt(3), 1 + 7 * random.nextInt(CUSTOMERS));
      }
      if (d % 5 != 2) {
        day.close();
      }
      tally.add(day);
    }
    tally.close();
  }

  private void add(VisitDay day, Random random, int storeKey, int customerKey) {
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    int receipts = random.nextInt(3);
    long units = receipts * 1_000L;
    long sales = receipts * (long) random.nextInt(5_000);
    long refunds = random.nextInt(2) * (long) random.nextInt(1_000);
    int number = numbers.of(customerKey);
    assertThat(numbers.key(number)).isEqualTo(customerKey);
    day.of(currency).add(number, storeKey, receipts, units, sales, refunds);
    if (storeKey != 3) {
      Sum sum =
          expected.computeIfAbsent(customerKey + currency, k -> new Sum(customerKey, currency));
      sum.transactions += receipts;
      sum.units += units;
      sum.sales += sales;
      sum.refunds += refunds;
      sum.lastOn = receipts > 0 ? day.day().toEpochDay() : sum.lastOn;
    }
  }

  @Test
  void sums_are_those_of_the_rows_in_the_stores_asked_for() {
    var sums = new ArrayList<String>();
    tally.sums(
        0,
        1,
        sum ->
            sums.add(
                "%d %s %d %d %d %d"
                    .formatted(
                        sum.customerKey(),
                        sum.currency(),
                        sum.transactions(),
                        sum.units(),
                        sum.sales(),
                        sum.refunds())));

    assertThat(sums)
        .containsExactlyInAnyOrderElementsOf(expected.values().stream().map(Sum::text).toList());
    assertThat(numbers.size()).isGreaterThan(2 << 14);
  }

  @Test
  void days_of_a_million_rows_are_added_up_in_their_order() {
    int customers = 300_000;
    var large = new CustomerTally(numbers, new StoreSet(List.of(1)));
    for (int d = 0; d < 4; d++) {
      var day = new VisitDay(FIRST.plusDays(d));
      for (int customer = 0; customer < customers; customer++) {
        day.of("INR").add(numbers.of(1 + customer), 1, 1, 1_000, 10, d);
      }
      day.close();
      large.add(day);
    }
    large.close();

    var found = new HashMap<String, Integer>();
    large.sums(
        0,
        1,
        sum ->
            found.merge(
                "%s %d %d %d %d"
                    .formatted(
                        sum.lastOn(), sum.transactions(), sum.units(), sum.sales(), sum.refunds()),
                1,
                Integer::sum));
    assertThat(found).isEqualTo(Map.of("2025-01-04 4 4000 40 6", customers));
  }

  @Test
  void sums_are_exact_or_none() {
    var day = new VisitDay(FIRST);
    day.of("INR").add(numbers.of(1), 1, 1, Long.MAX_VALUE, 0, 0);
    day.of("INR").add(numbers.of(1), 1, 1, 1, 0, 0);
    day.close();
    var small = new CustomerTally(numbers, new StoreSet(List.of(1)));
    small.add(day);

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(small::close);
  }

  @ParameterizedTest
  @EnumSource
  void pages_one_after_the_other_are_everybody_in_order(CustomerOrder order) {
    var found = new ArrayList<String>();
    Ranking.Place after = null;
    List<Ranking.Place> page;
    do {
      var ranking = new Ranking(order, 1_000, after);
      tally.sums(0, 1, ranking::add);
      page = ranking.take();
      for (Ranking.Place place : page) {
        found.add(place.customerKey() + place.currency());
        after = place;
      }
    } while (!page.isEmpty());

    assertThat(found)
        .isEqualTo(
            expected.values().stream()
                .sorted(
                    Comparator.comparing((Sum sum) -> rank(order, sum))
                        .reversed()
                        .thenComparing(sum -> sum.customerKey)
                        .thenComparing(sum -> sum.currency))
                .map(sum -> sum.customerKey + sum.currency)
                .toList());
  }

  private static long rank(CustomerOrder order, Sum sum) {
    return switch (order) {
      case NET -> sum.sales - sum.refunds;
      case TRANSACTIONS -> sum.transactions;
      case UNITS -> sum.units;
      case REFUNDS -> sum.refunds;
      case AVERAGE_TRANSACTION_VALUE ->
          sum.transactions == 0 ? -1 : Math.round((double) sum.sales / sum.transactions);
      case LAST_ON -> sum.lastOn;
    };
  }
}
