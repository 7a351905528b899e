package io.haat.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.model.event.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveShopsTest {
  private static final int COUNT = 100_000;
  private static List<Told> told;

  @BeforeAll
  static void tell() {
    told = Told.all(Told.request(), COUNT);
  }

  @Test
  void sixty_of_a_hundred_are_sales_twenty_stock_changes_and_twenty_customers_doings() {
    Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
    told.forEach(event -> counts.merge(event.type(), 1, Integer::sum));

    double hundred = COUNT / 106.0;
    assertThat(counts.get(EventType.SALE) / hundred).isCloseTo(61, within(2.0));
    assertThat(counts.get(EventType.REFUND) / hundred).isCloseTo(5, within(1.5));
    assertThat(counts.get(EventType.STOCK) / hundred).isCloseTo(20, within(1.0));
    assertThat(counts.get(EventType.CUSTOMER) / hundred).isCloseTo(20, within(1.0));
  }

  @Test
  void records_are_keyed_by_store_and_those_of_customers_by_customer() {
    for (Told event : told) {
      String key = event.type() == EventType.CUSTOMER ? "customer_id" : "store_id";
      assertThat(event.record().key()).isNotEmpty().isEqualTo(event.text(key));
    }
  }

  @Test
  void a_sale_amounts_to_its_rounded_lines() {
    for (Told sale : of(EventType.SALE)) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode item : sale.json().path("items")) {
        assertThat(item.path("quantity").decimalValue()).isPositive();
        sum =
            sum.add(
                item.path("quantity")
                    .decimalValue()
                    .multiply(item.path("unit_price").decimalValue())
                    .subtract(item.path("discount").decimalValue())
                    .setScale(2, RoundingMode.HALF_UP));
      }
      assertThat(sale.json().path("final_amount").decimalValue()).isEqualByComparingTo(sum);
    }
  }

  @Test
  void a_refund_follows_its_sale_after_a_while_and_is_of_one_product_of_it_and_not_more() {
    Map<String, Told> sales = new HashMap<>();
    Set<String> refunded = new HashSet<>();
    for (Told event : told) {
      if (event.type() == EventType.SALE) {
        sales.put(event.text("transaction_id"), event);
      }
      if (event.type() != EventType.REFUND) {
        continue;
      }
      String original = event.text("original_transaction_id");
      assertThat(sales.containsKey(original)).isTrue();
      assertThat(refunded.add(original)).as("once").isTrue();
      Told sale = sales.get(original);
      assertThat(event.text("store_id")).isEqualTo(sale.text("store_id"));
      assertThat(Duration.between(sale.time(), event.time()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
      JsonNode line = null;
      for (JsonNode item : sale.json().path("items")) {
        line = item.path("product_id").equals(event.json().path("product_id")) ? item : line;
      }
      assertThat(line).isNotNull();
      assertThat(event.json().path("quantity").decimalValue())
          .isLessThanOrEqualTo(line.path("quantity").decimalValue());
      BigDecimal paid =
          line.path("quantity")
              .decimalValue()
              .multiply(line.path("unit_price").decimalValue())
              .subtract(line.path("discount").decimalValue())
              .setScale(2, RoundingMode.HALF_UP);
      assertThat(event.json().path("refund_amount").decimalValue())
          .isPositive()
          .isLessThanOrEqualTo(paid);
    }
    assertThat(refunded.size() / (double) sales.size()).isBetween(0.07, 0.12);
  }

  @Test
  void the_stock_of_a_shelf_is_what_it_was_plus_each_change_and_never_negative() {
    Map<String, BigDecimal> stock = new HashMap<>();
    Map<String, Integer> kinds = new HashMap<>();
    int low = 0;
    for (Told change : of(EventType.STOCK)) {
      String shelf = change.text("store_id") + " " + change.text("product_id");
      BigDecimal now = change.json().path("current_stock").decimalValue();
      BigDecimal delta = change.json().path("quantity_change").decimalValue();
      BigDecimal before = stock.put(shelf, now);
      if (before != null) {
        assertThat(now).isEqualByComparingTo(before.add(delta));
      }
      assertThat(now.signum()).isNotNegative();
      String kind = change.text("event_type");
      kinds.merge(kind, 1, Integer::sum);
      assertThat(delta.signum()).isEqualTo(kind.equals("sale") || kind.equals("damage") ? -1 : 1);
      low += now.compareTo(change.json().path("reorder_level").decimalValue()) <= 0 ? 1 : 0;
    }
    assertThat(kinds).containsOnlyKeys("sale", "restock", "return", "damage");
    assertThat(kinds.get("sale")).isGreaterThan(kinds.get("restock") * 2);
    assertThat(low).isPositive();
  }

  @Test
  void sessions_begin_with_a_login_and_reach_the_till_through_the_cart() {
    Map<String, String> last = new HashMap<>();
    Map<String, Integer> kinds = new HashMap<>();
    for (Told event : of(EventType.CUSTOMER)) {
      String kind = event.text("event_type");
      String customer = event.text("customer_id") + event.text("device") + event.text("channel");
      String before = last.put(customer, kind);
      kinds.merge(kind, 1, Integer::sum);
      assertThat(event.json().path("session_duration_s").intValue()).isNotNegative();
      assertThat(event.json().path("page_views").intValue()).isPositive();
      if (!kind.equals("login")) {
        assertThat(before).as("before " + kind).isNotNull();
      }
    }
    assertThat(kinds.get("view")).isGreaterThan(kinds.get("add_to_cart"));
    assertThat(kinds.get("add_to_cart")).isGreaterThan(kinds.get("checkout"));
    assertThat(kinds.get("checkout")).isGreaterThan(kinds.get("abandon_cart"));
    assertThat(kinds.get("abandon_cart")).isGreaterThan(kinds.get("login") / 20);
  }

  @Test
  void times_follow_one_another_as_they_are_told() {
    for (int i = 1; i < told.size(); i++) {
      assertThat(told.get(i).time()).isAfter(told.get(i - 1).time());
    }
  }

  @Test
  void no_id_comes_twice_in_a_run_nor_in_another_run_of_the_same_seed() {
    Set<String> ids = new HashSet<>();
    told.forEach(event -> assertThat(ids.add(event.identity())).isTrue());

    LiveStream restarted = Told.stream(Told.request(), Told.START.plusSeconds(1));
    for (int i = 0; i < COUNT; i++) {
      assertThat(ids.contains(Told.of(restarted.next()).identity())).isFalse();
    }
  }

  @Test
  void the_same_request_and_times_give_the_same_bytes() {
    LiveStream again = Told.stream(Told.request());
    for (int i = 0; i < 5_000; i++) {
      assertThat(again.next()).isEqualTo(told.get(i).record());
    }
  }

  private static List<Told> of(EventType type) {
    return told.stream().filter(event -> event.type() == type).toList();
  }
}
