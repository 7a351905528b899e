package io.haat.warehouse.live;

import static io.haat.warehouse.live.LiveShop.NOON;
import static io.haat.warehouse.live.LiveShop.at;
import static io.haat.warehouse.live.LiveShop.doing;
import static io.haat.warehouse.live.LiveShop.in;
import static io.haat.warehouse.live.LiveShop.item;
import static io.haat.warehouse.live.LiveShop.micros;
import static io.haat.warehouse.live.LiveShop.refund;
import static io.haat.warehouse.live.LiveShop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.EventType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowCorrectionsTest {
  private static final Duration LATENESS = Duration.ofMinutes(10);
  private static final Instant CLOSED = NOON.plus(Duration.ofMinutes(11));
  private static final String STORES =
      "select total_transactions, total_revenue, unique_customers, corrected from transactions_summary";
  private static final String PRODUCTS =
      """
      select product_id, units, revenue, transactions, corrected
      from product_metrics_minute order by product_id""";

  private LiveShop shop;
  private WindowCorrections corrections;

  @BeforeEach
  void open() throws SQLException {
    shop = new LiveShop();
    corrections = new WindowCorrections(shop.warehouse().connect(), WindowCorrectionsTest::sketch);
  }

  @AfterEach
  void close() throws SQLException {
    corrections.close();
    shop.close();
  }

  @Test
  void a_closed_minute_comes_to_what_its_facts_come_to() throws SQLException {
    shop.write(store(1, 10_000), product("P1", 1, 10_000));
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));
    shop.write(shop.late(sale("R-2", item("P1", 2, 100), item("P2", 1, 50))));

    assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isEqualTo(1);

    assertThat(shop.rows(STORES)).containsExactly("2 3.5000 1 t");
    assertThat(shop.rows(PRODUCTS)).containsExactly("P1 3.000 3.0000 2 t", "P2 1.000 0.5000 1 t");
    assertThat(shop.rows("select convert_from(customers_sketch, 'UTF8') from transactions_summary"))
        .containsExactly("[C1]");
    assertThat(shop.rows("table window_correction")).isEmpty();
    assertThat(differences(CLOSED)).isEmpty();
  }

  @Test
  void an_open_minute_waits() throws SQLException {
    shop.write(shop.late(sale("R-1", item("P1", 1, 100))));

    assertThat(corrections.correct(EventType.SALE, CLOSED.minusMillis(1), LATENESS)).isZero();
    assertThat(shop.rows("select count(*) from window_correction")).containsExactly("1");
    assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isEqualTo(1);
  }

  @Test
  void the_stream_does_not_write_to_a_corrected_window() throws SQLException {
    shop.write(shop.late(sale("R-1", item("P1", 1, 100))));
    corrections.correct(EventType.SALE, CLOSED, LATENESS);

    shop.write(store(7, 70_000), product("P1", 7, 70_000));

    assertThat(shop.rows(STORES)).containsExactly("1 1.0000 1 t");
    assertThat(shop.rows(PRODUCTS)).containsExactly("P1 1.000 1.0000 1 t");
  }

  @Test
  void a_window_without_facts_of_events_comes_to_nothing() throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));
    shop.turnFactsIntoThoseOfAFile();
    shop.write(store(1, 10_000), product("P1", 1, 10_000));
    shop.write(at(sale("R-1", item("P1", 1, 100)), 5));

    assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isEqualTo(1);

    assertThat(shop.rows(STORES)).containsExactly("0 0.0000 0 t");
    assertThat(shop.rows(PRODUCTS)).containsExactly("P1 0.000 0.0000 0 t");
    assertThat(differences(CLOSED)).isEmpty();
  }

  @Test
  void a_window_is_of_the_currency_that_it_was_begun_in() throws SQLException {
    shop.write(in("XXX", shop.next(sale("R-1", item("P1", 1, 2_000)))));
    shop.write(in("EUR", shop.late(sale("R-2", item("P1", 1, 1_000)))));
    shop.write(in("EUR", shop.late(sale("R-3", item("P1", 1, 1_000)))));
    shop.write(in("XXX", shop.late(refund("B-1", null, "P1", 200))));
    shop.write(in("EUR", shop.late(refund("B-2", null, "P1", 100))));
    shop.write(new LiveWindow.StoreMinute("shop", "S1", micros(NOON), "XXX", 1, 200_000, 1, null));
    shop.write(
        new LiveWindow.RefundMinute("shop", "S1", "broken", "EUR", micros(NOON), 1, 0, 10_000));

    corrections.correct(EventType.SALE, CLOSED, LATENESS);
    corrections.correct(EventType.REFUND, CLOSED, LATENESS);

    assertThat(
            shop.rows(
                "select currency, total_transactions, total_revenue from transactions_summary"))
        .containsExactly("XXX 1 20.0000");
    assertThat(shop.rows("select currency, refunds, refund_amount from refund_metrics_minute"))
        .containsExactly("EUR 1 1.0000");
    assertThat(shop.rows("select currency, revenue from product_metrics_minute order by 1"))
        .containsExactly("EUR 20.0000", "XXX 20.0000");
    assertThat(differences(CLOSED)).isEmpty();

    shop.execute("update transactions_summary set total_revenue = 40");
    assertThat(differences(CLOSED)).hasSize(1);
  }

  @Test
  void a_window_that_was_not_begun_is_of_the_currency_of_most_of_its_facts() throws SQLException {
    shop.write(in("XXX", shop.late(sale("R-1", item("P1", 1, 2_000)))));
    shop.write(in("EUR", shop.late(sale("R-2", item("P1", 1, 1_000)))));
    shop.write(in("EUR", shop.late(sale("R-3", item("P1", 1, 1_000)))));
    assertThat(differences(CLOSED)).hasSize(4);

    corrections.correct(EventType.SALE, CLOSED, LATENESS);

    assertThat(
            shop.rows(
                "select currency, total_transactions, total_revenue from transactions_summary"))
        .containsExactly("EUR 2 20.0000");
    assertThat(differences(CLOSED)).isEmpty();
  }

  @Test
  void a_window_begun_in_a_currency_that_its_facts_are_not_of_changes_to_theirs()
      throws SQLException {
    LiveFact sale = in("XXX", shop.next(sale("R-1", item("P1", 1, 2_000))));
    shop.write(sale);
    // Read again after a crash, when the store's list had come.
    shop.write(in("INR", sale));
    shop.write(store(1, 200_000), product("P1", 1, 200_000));

    corrections.correct(EventType.SALE, CLOSED, LATENESS);

    assertThat(shop.rows("select currency, total_revenue, corrected from transactions_summary"))
        .containsExactly("XXX 20.0000 t");
    assertThat(differences(CLOSED)).isEmpty();
  }

  @Test
  void refunds_and_doings_of_customers_are_counted_anew_too() throws SQLException {
    shop.write(
        new LiveWindow.RefundMinute("shop", "S1", "stale", "INR", micros(NOON), 3, 0, 1),
        new LiveWindow.FunnelMinute("shop", "view", micros(NOON), 9));
    shop.write(
        shop.late(refund("B-1", null, "P1", 250)),
        shop.late(refund("B-2", null, "P2", 100)),
        shop.late(doing("E-1", CustomerEvent.Kind.VIEW)));

    assertThat(corrections.correct(EventType.REFUND, CLOSED, LATENESS)).isEqualTo(1);
    assertThat(corrections.correct(EventType.CUSTOMER, CLOSED, LATENESS)).isEqualTo(1);

    assertThat(
            shop.rows(
                "select reason, refunds, refund_amount, corrected from refund_metrics_minute order by 1"))
        .containsExactly("broken 2 3.5000 t", "stale 0 0.0000 t");
    assertThat(shop.rows("select event_type, events, corrected from funnel_minute"))
        .containsExactly("view 1 t");
    assertThat(differences(CLOSED)).isEmpty();
  }

  @Test
  void while_one_corrects_another_finds_nothing_to_do() throws SQLException {
    shop.write(shop.late(sale("R-1", item("P1", 1, 100))));
    try (Connection other = shop.warehouse().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(%d, hashtext('sale'))".formatted(0x4841_4156));
      assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isZero();
      other.rollback();
    }
    assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isEqualTo(1);
  }

  @Test
  void a_closed_window_that_differs_is_found_and_an_open_one_is_not_looked_at()
      throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));
    shop.write(store(1, 10_000), product("P1", 1, 9_999));

    assertThat(differences(CLOSED.minusMillis(1))).isEmpty();
    assertThat(differences(CLOSED))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo("product");
              assertThat(difference.id()).isEqualTo("P1");
              assertThat(difference.detail()).isEqualTo("INR");
              assertThat(difference.windowStart()).isEqualTo(NOON);
              assertThat(difference.inWindow().amount()).isEqualByComparingTo("0.9999");
              assertThat(difference.inFacts().amount()).isEqualByComparingTo("1");
            });
    assertThat(shop.rows("select kind, agrees from v_window_check order by 1"))
        .containsExactly("product f", "store t");
  }

  private List<WindowCheck.Difference> differences(Instant watermark) throws SQLException {
    return new WindowCheck(shop.connection())
        .differences(NOON.minusSeconds(3600), watermark, LATENESS, 100);
  }

  private static ByteBuffer sketch(Collection<String> customers) {
    return ByteBuffer.wrap(new TreeSet<>(customers).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static LiveWindow store(long transactions, long revenue) {
    return new LiveWindow.StoreMinute(
        "shop", "S1", micros(NOON), "INR", transactions, revenue, transactions, null);
  }

  private static LiveWindow product(String id, long units, long revenue) {
    return new LiveWindow.ProductMinute(
        "shop", id, "INR", micros(NOON), units * 1_000, revenue, units);
  }
}
