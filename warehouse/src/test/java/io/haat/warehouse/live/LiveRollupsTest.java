package io.haat.warehouse.live;

import static io.haat.warehouse.live.LiveShop.NOON;
import static io.haat.warehouse.live.LiveShop.item;
import static io.haat.warehouse.live.LiveShop.refund;
import static io.haat.warehouse.live.LiveShop.sale;
import static io.haat.warehouse.live.LiveShop.saleAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.rollup.RollupCheck;
import io.haat.warehouse.rollup.TransactionRecount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRollupsTest {
  private static final String HOURS =
      """
      select hour, channel, transactions, lines, units, sales_amount, refund_lines, refund_amount
      from sales_hourly order by 1, 2""";

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
  void hours_are_those_of_the_stores_zone_with_receipts_counted_once() throws SQLException {
    shop.write(
        shop.next(sale("R-1", item("P1", 2, 150), item("P2", 1, 40), item("P1", 1, 150))),
        shop.next(saleAt(NOON.plus(Duration.ofMinutes(30)), "R-2", item("P1", 1, 100))),
        shop.next(refund("B-1", "R-1", "P1", 250)));

    assertThat(shop.rows(HOURS))
        .containsExactly(
            "2026-03-02 17:00:00  0 0 0.000 0.0000 1 2.5000",
            "2026-03-02 17:00:00 store 1 3 4.000 4.9000 0 0.0000",
            "2026-03-02 18:00:00 store 1 1 1.000 1.0000 0 0.0000");
    assertThat(differences()).isEmpty();
  }

  @Test
  void customers_are_added_to_without_a_day_to_be_made_anew() throws SQLException {
    shop.write(shop.next(sale("R-1", item("P1", 2, 150), item("P2", 1, 40))));
    shop.write(
        shop.next(saleAt(NOON.plusSeconds(1_800), "R-2", item("P1", 1, 100))),
        shop.next(refund("B-1", "R-1", "P1", 250)));

    assertThat(
            shop.rows(
                """
                select day, customer_id, transactions, trim_scale(units), trim_scale(sales_amount), refund_lines,
                       trim_scale(refund_amount), first_on
                from customer_sales_daily join dim_customer using (customer_key) join customer_first using (customer_key)"""))
        .containsExactly("2026-03-02 C1 2 4 4.4 1 2.5 2026-03-02");
    assertThat(shop.rows("table customer_change")).isEmpty();
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_receipt_counts_once_for_each_product_and_each_category() throws SQLException {
    shop.write(shop.next(sale("R-0", item("P1", 1, 1), item("P2", 1, 1), item("P3", 1, 1))));
    shop.execute(
        """
        update dim_product set category = case product_id when 'P3' then 'Paper' else 'Dairy' end;
        delete from rollup_change""");
    shop.write(
        shop.next(sale("R-1", item("P2", 1, 1), item("P1", 1, 1), item("P1", 1, 1))),
        shop.next(sale("R-2", item("P3", 1, 1))));

    assertThat(
            shop.rows(
                "select product_id, transactions from sales_daily join dim_product using (product_key) order by 1"))
        .containsExactly("P1 2", "P2 2", "P3 2");
    // R-0 was counted when nothing had a category.
    assertThat(
            shop.rows(
                """
                select category, sum(category_firsts) from sales_daily
                join dim_product using (product_key) group by 1 order by 1"""))
        .containsExactly("Dairy 2", "Paper 1");
    assertThat(differences()).isNotEmpty();

    shop.execute("insert into rollup_change (retailer_key, recount) values (1, true)");
    TransactionRecount.run(shop.connection(), (short) 1);
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_receipt_that_a_file_has_brought_in_part_is_counted_anew() throws SQLException {
    shop.write(shop.next(sale("R-1", item("P1", 1, 100))));
    shop.turnFactsIntoThoseOfAFile();
    shop.write(shop.next(sale("R-1", item("P1", 1, 100), item("P2", 1, 40))));

    assertThat(shop.rows("select sum(lines), sum(transactions) from sales_hourly"))
        .containsExactly("2 2");
    assertThat(shop.rows("select day, recount from rollup_change")).containsExactly("2026-03-02 t");
    TransactionRecount.run(shop.connection(), (short) 1);
    assertThat(shop.rows("select sum(lines), sum(transactions) from sales_hourly"))
        .containsExactly("2 1");
    assertThat(differences()).isEmpty();
  }

  @Test
  void events_of_a_time_that_files_cover_are_counted_anew() throws SQLException {
    shop.write(shop.next(sale("R-1", item("P1", 1, 100))));
    assertThat(shop.rows("table rollup_change")).isEmpty();

    shop.execute("update dim_retailer set files_upto = '2026-03-02 12:30Z'");
    shop.write(shop.next(saleAt(NOON.plusSeconds(3_600), "R-2", item("P1", 1, 100))));
    assertThat(shop.rows("table rollup_change")).isEmpty();

    shop.write(shop.next(saleAt(NOON.plusSeconds(60), "R-3", item("P1", 1, 100))));
    assertThat(shop.rows("select day, recount from rollup_change")).containsExactly("2026-03-02 t");
  }

  private List<String> differences() throws SQLException {
    try (Connection connection = shop.warehouse().connect()) {
      return RollupCheck.differences(connection);
    }
  }
}
