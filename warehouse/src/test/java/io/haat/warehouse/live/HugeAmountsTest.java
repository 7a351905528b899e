package io.haat.warehouse.live;

import static io.haat.warehouse.live.LiveShop.NOON;
import static io.haat.warehouse.live.LiveShop.item;
import static io.haat.warehouse.live.LiveShop.micros;
import static io.haat.warehouse.live.LiveShop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.warehouse.load.PendingSales;
import io.haat.warehouse.rollup.RollupCheck;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that the contract allows, below 10^12 each, in numbers whose sums no long holds. */
class HugeAmountsTest {
  private static final Duration LATENESS = Duration.ofMinutes(10);
  private static final Instant CLOSED = NOON.plus(Duration.ofMinutes(11));
  private static final int MANY = 10_001;
  private static final String SUM = "10000999999989999.0000";

  /** A trillion but one, in hundredths. */
  private static final long HUGE = 99_999_999_999_900L;

  private LiveShop shop;

  @BeforeEach
  void open() throws SQLException {
    shop = new LiveShop();
  }

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void rollups_add_them_up() throws SQLException {
    shop.write(sales());

    assertThat(
            shop.rows(
                """
                select d.lines, d.sales_amount, h.sales_amount, c.total_sales, c.avg_sales, k.sales_amount, v.sales_amount
                from sales_daily d cross join sales_hourly h cross join city_product_sales c
                cross join customer_sales_daily k cross join v_daily v"""))
        .containsExactly(MANY + (" " + SUM).repeat(3) + " 999999999999.0000 " + SUM + " " + SUM);
    assertThat(differences()).isEmpty();
  }

  @Test
  void rollups_that_were_gathered_add_them_up() throws SQLException {
    for (int i = 0; i < 2; i++) {
      shop.writeOnly(sales(500 * i, 500));
    }

    GatheredSales.gather(shop.connection(), 10, 3);
    assertThat(shop.rows("select distinct bucket > 0 from sales_pending")).containsExactly("t");
    PendingSales.fold(shop.connection());

    assertThat(shop.rows("select lines, sales_amount, transactions from sales_daily"))
        .containsExactly("1000 999999999999000.0000 1000");
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_closed_minute_adds_them_up() throws SQLException {
    LiveFact[] sales = sales();
    sales[0] = shop.late(sales[0].event());
    shop.write(sales);
    shop.write(shop.late(refund("B-1", 1_000L)));
    try (WindowCorrections corrections = corrections()) {
      assertThat(corrections.correct(EventType.SALE, CLOSED, LATENESS)).isEqualTo(1);
      assertThat(corrections.correct(EventType.REFUND, CLOSED, LATENESS)).isEqualTo(1);
    }

    assertThat(
            shop.rows(
                "select total_transactions, total_revenue, avg_transaction_value from transactions_summary"))
        .containsExactly(MANY + " " + SUM + " 999999999999.0000");
    assertThat(shop.rows("select transactions, revenue from product_metrics_minute"))
        .containsExactly(MANY + " " + SUM);
    assertThat(shop.rows("select kind, agrees from v_window_check order by 1"))
        .containsExactly("product t", "refund t", "store t");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 99, 100, 1_000, 3_000})
  void a_refund_of_any_quantity_has_a_unit_price(long thousandths) throws SQLException {
    shop.write(shop.next(refund("B-1", thousandths)));

    String price =
        switch ((int) thousandths) {
          case 3_000 -> "333333333333.0000";
          default -> "999999999999.0000";
        };
    assertThat(shop.rows("select unit_price, total_amount from fact_refunds"))
        .containsExactly(price + " 999999999999.0000");
  }

  @Test
  void a_retailer_that_cannot_be_folded_keeps_no_other_waiting() throws SQLException {
    shop.writeOnly(shop.next(sale("R-1", item("P1", 1, 100))));
    shop.writeOnly(shop.next(of("mill", "R-1")));
    shop.execute("alter table sales_daily add check (sales_amount <> 1)");

    var fold = new SteadyFold(shop.connection());
    assertThatThrownBy(fold::fold).isInstanceOf(SQLException.class);
    assertThat(shop.rows("select sales_amount from sales_daily")).containsExactly("2.0000");
    assertThat(shop.rows("select count(*) from sales_pending")).containsExactly("1");

    shop.execute("alter table sales_daily drop constraint sales_daily_sales_amount_check");
    fold.fold();
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_minute_that_cannot_be_counted_keeps_no_other_waiting() throws SQLException {
    Instant later = NOON.plusSeconds(60);
    shop.write(shop.late(sale("R-1", item("P1", 1, 100))), shop.late(of("mill", "R-1")));
    shop.write(shop.late(LiveShop.saleAt(later, "R-2", item("P1", 1, 300))));
    shop.execute("alter table transactions_summary add check (total_revenue <> 1)");

    try (WindowCorrections corrections = corrections()) {
      assertThatThrownBy(
              () -> corrections.correct(EventType.SALE, CLOSED.plusSeconds(60), LATENESS))
          .isInstanceOf(SQLException.class);
    }
    assertThat(shop.rows("select retailer, total_revenue from transactions_summary order by 1"))
        .containsExactly("mill 2.0000", "shop 3.0000");
    assertThat(
            shop.rows(
                "select retailer, window_start = '%s' from window_correction".formatted(NOON)))
        .containsExactly("shop t");
  }

  private WindowCorrections corrections() throws SQLException {
    return new WindowCorrections(shop.warehouse().connect(), ids -> ByteBuffer.allocate(0));
  }

  private LiveFact[] sales() {
    return sales(0, MANY);
  }

  private LiveFact[] sales(int from, int count) {
    LiveFact[] sales = new LiveFact[count];
    for (int i = 0; i < count; i++) {
      sales[i] = shop.next(sale("R-" + (from + i), item("P1", 1, HUGE)));
    }
    return sales;
  }

  private static SaleEvent of(String retailer, String id) {
    return new SaleEvent(
        id, retailer, "S1", null, micros(NOON), List.of(item("P1", 1, 200)), null, null);
  }

  private static RefundEvent refund(String id, long thousandths) {
    return new RefundEvent(
        id, null, "shop", "S1", "P1", "C1", thousandths, HUGE * 100, "broken", micros(NOON));
  }

  private List<String> differences() throws SQLException {
    try (Connection connection = shop.warehouse().connect()) {
      return RollupCheck.differences(connection);
    }
  }
}
