package io.haat.simulator.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.simulator.sales.SoldLine.Item;
import io.haat.simulator.sales.SoldLine.Receipt;
import io.haat.simulator.world.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesGeneratorTest {
  private static final GenerateRequest REQUEST = GenerateRequest.of(200_000, 42);
  private static final World WORLD = REQUEST.world();
  private static List<SoldLine> lines;

  @BeforeAll
  static void generate() {
    lines = SoldLine.all(REQUEST);
  }

  @Test
  void lines_come_in_the_order_of_time_over_the_whole_period_and_only_while_stores_are_open() {
    long before = Long.MIN_VALUE;
    for (SoldLine line : lines) {
      assertThat(line.soldAt()).isGreaterThanOrEqualTo(before);
      assertThat(line.localTime().getHour()).isBetween(7, 22);
      before = line.soldAt();
    }
    assertThat(lines.get(0).localTime().toLocalDate()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(lines.get(lines.size() - 1).localTime().toLocalDate())
        .isEqualTo(LocalDate.of(2025, 12, 31));
  }

  @Test
  void receipts_are_numbered_from_1_in_each_store_and_their_lines_from_1() {
    Map<Integer, Long> lastReceipt = new HashMap<>();
    Map<Receipt, Integer> lastLine = new HashMap<>();
    for (SoldLine line : lines) {
      long last = lastReceipt.getOrDefault(line.store(), 0L);
      assertThat(line.transaction()).isBetween(Math.max(1, last), last + 1);
      lastReceipt.put(line.store(), line.transaction());
      int previous = lastLine.getOrDefault(line.receipt(), 0);
      assertThat(line.lineNumber()).isEqualTo(previous + 1);
      lastLine.put(line.receipt(), line.lineNumber());
    }
    assertThat(lines.size() / (double) lastLine.size()).isBetween(2.5, 6.0);
  }

  @Test
  void totals_are_quantity_times_price_less_discount_rounded_half_away_from_zero() {
    for (SoldLine line : lines) {
      BigDecimal exact =
          BigDecimal.valueOf(line.quantityMillis(), 3)
              .multiply(BigDecimal.valueOf(line.pricePaise(), 2))
              .subtract(BigDecimal.valueOf(line.discountPaise(), 2));
      assertThat(BigDecimal.valueOf(line.totalPaise(), 2))
          .isEqualTo(exact.setScale(2, RoundingMode.HALF_UP));
      assertThat(line.totalPaise()).isPositive();
    }
    assertThat(lines).anyMatch(line -> line.quantityMillis() % 1_000 != 0);
    assertThat(lines).anyMatch(line -> line.discountPaise() > 0);
  }

  @Test
  void about_two_percent_are_refunds_of_an_earlier_line_of_the_same_store_and_product() {
    Map<Item, SoldLine> sold = new HashMap<>();
    long refunds = 0;
    for (SoldLine line : lines) {
      if (!line.refund()) {
        sold.put(new Item(line.store(), line.transaction(), line.product()), line);
        continue;
      }
      refunds++;
      // Taken out, so that a second refund of the same line finds nothing.
      SoldLine sale =
          sold.remove(new Item(line.store(), line.originalTransaction(), line.product()));
      assertThat(sale).isNotNull();
      assertThat(sale.soldAt()).isLessThan(line.soldAt());
      assertThat(line.customer()).isEqualTo(sale.customer());
      assertThat(line.pricePaise()).isEqualTo(sale.pricePaise());
      assertThat(line.quantityMillis()).isBetween(1, sale.quantityMillis());
      assertThat(line.totalPaise()).isLessThanOrEqualTo(sale.totalPaise());
    }
    assertThat(refunds / (double) lines.size()).isBetween(0.018, 0.022);
  }

  @Test
  void about_a_third_of_the_baskets_is_anonymous() {
    long baskets = lines.stream().filter(line -> line.lineNumber() == 1 && !line.refund()).count();
    long anonymous =
        lines.stream()
            .filter(line -> line.lineNumber() == 1 && !line.refund())
            .filter(line -> line.customer() == SaleLine.ANONYMOUS)
            .count();

    assertThat(anonymous / (double) baskets).isBetween(0.33, 0.37);
  }

  @Test
  void known_customers_come_again_and_a_few_come_often() {
    Map<Integer, Integer> visits = new HashMap<>();
    lines.stream()
        .filter(line -> line.lineNumber() == 1 && !line.refund())
        .filter(line -> line.customer() != SaleLine.ANONYMOUS)
        .forEach(line -> visits.merge(line.customer(), 1, Integer::sum));
    List<Integer> ordered = visits.values().stream().sorted((a, b) -> b - a).toList();
    double all = ordered.stream().mapToInt(Integer::intValue).sum();
    double topTenth = ordered.stream().limit(ordered.size() / 10).mapToInt(Integer::intValue).sum();

    assertThat(topTenth / all).isBetween(0.22, 0.6);
    assertThat(all / ordered.size()).isGreaterThan(2);
    assertThat(ordered.get(0)).isGreaterThan(30);
  }

  @Test
  void no_store_sells_before_it_opens() {
    for (SoldLine line : lines) {
      assertThat(line.localTime().toLocalDate())
          .isAfterOrEqualTo(WORLD.stores().get(line.store()).openedOn());
    }
  }

  @Test
  void a_line_that_its_writer_spoiled_is_never_refunded() {
    SalesGenerator sales = SalesGenerator.of(GenerateRequest.of(20_000, 1));
    SaleLine line = new SaleLine();
    for (int i = 0; i < 20_000; i++) {
      sales.next(line);
      assertThat(line.isRefund()).isFalse();
      sales.forgetLast();
    }
  }

  @Test
  void after_the_planned_lines_time_stands_still_at_the_end_of_the_period() {
    GenerateRequest oneDay =
        GenerateRequest.of(100, 5).between(LocalDate.of(2020, 2, 29), LocalDate.of(2020, 2, 29));
    SalesGenerator sales = SalesGenerator.of(oneDay);
    SaleLine line = new SaleLine();
    for (int i = 0; i < 1_000; i++) {
      sales.next(line);
      assertThat(SoldLine.of(line).localTime().toLocalDate()).isEqualTo(LocalDate.of(2020, 2, 29));
    }
  }
}
