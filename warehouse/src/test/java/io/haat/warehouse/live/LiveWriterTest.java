package io.haat.warehouse.live;

import static io.haat.warehouse.live.LiveShop.NOON;
import static io.haat.warehouse.live.LiveShop.at;
import static io.haat.warehouse.live.LiveShop.doing;
import static io.haat.warehouse.live.LiveShop.item;
import static io.haat.warehouse.live.LiveShop.refund;
import static io.haat.warehouse.live.LiveShop.sale;
import static io.haat.warehouse.live.LiveShop.saleAt;
import static io.haat.warehouse.live.LiveShop.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveWriterTest {
  private static final String SALES =
      "select transaction_id, line_no, product_id, total_amount from v_sales order by 1, 2";
  private static final String DAYS =
      """
      select day, product_id, lines, units, sales_amount, refund_lines, refund_units, refund_amount
      from sales_daily join dim_product using (product_key) order by 1, 2""";
  private static final String REJECTS = "select raw_row, rules from v_rejected order by 1";
  private static final String CORRECTIONS =
      "select distinct event_type, store_id, window_start from window_correction";

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
  void a_sale_is_a_fact_per_line_and_part_of_the_rollups() throws SQLException {
    assertThat(shop.write(shop.next(sale("R-7", item("P1", 2, 150), item("P2", 1, 40)))))
        .isEqualTo(new LiveResult(1, 0, List.of()));

    assertThat(
            shop.rows(
                """
                select f.*, u.object_name, u.unit, u.target from fact_sales f
                join load_unit u on u.load_unit_key = f.origin_unit order by line_no"""))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains(" R-7 1 2026-03-02 12:00:00+00 ")
                    .contains(" 2.000 1.5000 0.0000 ? 3.0000 INR card store ")
                    .endsWith(" 0 retail-transactions 0 event"),
            line ->
                assertThat(line)
                    .contains(" R-7 2 ")
                    .contains(" 1.000 0.4000 0.0000 ? 0.4000 INR "));
    assertThat(shop.rows(DAYS))
        .containsExactly(
            "2026-03-02 P1 1 2.000 3.0000 0 0.000 0.0000",
            "2026-03-02 P2 1 1.000 0.4000 0 0.000 0.0000");
    assertThat(shop.rows("select * from city_product_sales order by product_id"))
        .containsExactly("shop S1 P1 INR 3.0000 3.0000 1", "shop S1 P2 INR 0.4000 0.4000 1");
  }

  @Test
  void a_day_is_that_of_the_stores_zone() throws SQLException {
    shop.write(
        shop.next(saleAt(Instant.parse("2026-03-02T18:29:59.999999Z"), "1", item("P1", 1, 100))),
        shop.next(saleAt(Instant.parse("2026-03-02T18:30:00Z"), "2", item("P1", 1, 100))));

    assertThat(shop.rows("select day, lines from sales_daily order by 1"))
        .containsExactly("2026-03-02 1", "2026-03-03 1");
  }

  @Test
  void a_listed_city_and_zone_are_those_of_the_store() throws SQLException {
    shop.execute(
        """
        insert into dim_retailer (retailer) values ('shop');
        insert into dim_store (retailer_key, store_id, store_city, timezone, business_zone, from_list)
        select retailer_key, 'S1', 'Lima', 'America/Lima', 'America/Lima', true from dim_retailer""");
    shop.write(shop.next(saleAt(Instant.parse("2026-03-02T04:59:59Z"), "1", item("P1", 1, 100))));

    assertThat(shop.rows("select day from sales_daily")).containsExactly("2026-03-01");
    assertThat(shop.rows("select store_city from city_product_sales")).containsExactly("Lima");
  }

  @Test
  void a_refund_is_a_fact_and_beside_the_sales_of_its_day() throws SQLException {
    var weighed =
        new RefundEvent(
            "B-2", null, "shop", "S1", "P2", null, 3_000L, 10_000, "spoilt", LiveShop.micros(NOON));
    shop.write(shop.next(refund("B-1", "R-1", "P1", 250)), shop.next(weighed));

    assertThat(
            shop.rows(
                """
                select transaction_id, line_no, quantity, unit_price, discount, total_amount, reason,
                       original_transaction_id from fact_refunds order by 1"""))
        .containsExactly(
            "B-1 1 ? 2.5000 0.0000 2.5000 broken R-1", "B-2 1 3.000 0.3333 0.0000 1.0000 spoilt ?");
    assertThat(shop.rows(DAYS))
        .containsExactly(
            "2026-03-02 P1 0 0.000 0.0000 1 0.000 2.5000",
            "2026-03-02 P2 0 0.000 0.0000 1 3.000 1.0000");
    assertThat(shop.rows("table city_product_sales")).isEmpty();
  }

  @Test
  void the_latest_stock_stands_whatever_the_order_of_arrival() throws SQLException {
    String levels =
        "select product_id, current_stock, event_id, reorder_level, low_stock from stock_level";
    shop.write(shop.next(stock("b", NOON, 7, 5L)));
    shop.write(
        shop.next(stock("a", NOON, 9, 8L)), shop.next(stock("z", NOON.minusSeconds(1), 1, 9L)));
    assertThat(shop.rows(levels)).containsExactly("P1 7.000 b 5.000 f");

    shop.write(shop.next(stock("c", NOON.plusSeconds(1), 4, null)));
    assertThat(shop.rows(levels)).containsExactly("P1 4.000 c 5.000 t");
    assertThat(shop.rows("select event_id from fact_stock_changes order by 1"))
        .containsExactly("a", "b", "c", "z");
  }

  @Test
  void what_a_customer_does_is_a_fact() throws SQLException {
    shop.write(shop.next(doing("E-1", CustomerEvent.Kind.ADD_TO_CART)));

    assertThat(
            shop.rows(
                """
                select event_id, customer_id, event_type, session_duration_s, page_views, device, channel
                from fact_customer_events join dim_customer using (customer_key)"""))
        .containsExactly("E-1 C1 add_to_cart 30 ? phone app");
  }

  @Test
  void a_batch_written_again_changes_nothing() throws SQLException {
    LiveFact[] batch = {
      at(sale("R-1", item("P1", 1, 100), item("P1", 1, 100)), 0),
      at(refund("B-1", "R-1", "P1", 50), 0),
      at(stock("e", NOON, 3, null), 0),
      at(doing("e", CustomerEvent.Kind.VIEW), 0)
    };
    shop.write(batch);
    List<String> days = shop.rows(DAYS);

    assertThat(shop.write(batch)).isEqualTo(new LiveResult(0, 4, List.of()));

    assertThat(shop.rows(DAYS)).isEqualTo(days);
    assertThat(shop.rows("select lines from city_product_sales")).containsExactly("2");
    assertThat(shop.rows("table window_correction")).isEmpty();
    assertThat(shop.rows(REJECTS)).isEmpty();
  }

  @Test
  void the_same_event_from_another_place_is_there_already_and_its_window_is_corrected()
      throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));

    assertThat(shop.write(at(sale("R-1", item("P1", 1, 100)), 9)))
        .isEqualTo(new LiveResult(0, 1, List.of()));

    assertThat(shop.rows(SALES)).containsExactly("R-1 1 P1 1.0000");
    assertThat(shop.rows(CORRECTIONS)).containsExactly("sale S1 2026-03-02 12:00:00+00");
  }

  @Test
  void the_same_event_is_there_already_though_its_store_has_another_currency_now()
      throws SQLException {
    var yen = new SaleEvent.Item("P1", 1_000, 12_500, 0, 10_000);
    var rupees = new SaleEvent.Item("P1", 1_000, 12_500, 0, 12_500);
    shop.write(LiveShop.in("JPY", shop.next(sale("R-1", yen))));

    LiveResult again = shop.write(shop.next(sale("R-1", rupees)));

    assertThat(again.alreadyThere()).isEqualTo(1);
    assertThat(again.duplicates()).isEmpty();
    assertThat(shop.rows("select currency, total_amount from fact_sales"))
        .containsExactly("JPY 1.0000");
  }

  @Test
  void other_content_is_rejected_whole_and_the_rest_of_the_batch_is_written() throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));
    LiveFact restated = at(sale("R-1", item("P1", 1, 100), item("P2", 1, 300)), 1);

    LiveResult result = shop.write(restated, at(sale("R-2", item("P3", 1, 500)), 2));

    assertThat(result).isEqualTo(new LiveResult(1, 0, List.of(restated)));
    assertThat(shop.rows(SALES)).containsExactly("R-1 1 P1 1.0000", "R-2 1 P3 5.0000");
    assertThat(shop.rows(REJECTS)).containsExactly("1 {duplicate}");
    assertThat(shop.rows("select raw from rejected_record"))
        .containsExactly(restated.event().toString());
    assertThat(shop.rows("select sum(lines) from sales_daily")).containsExactly("2");
    assertThat(shop.rows("select sum(lines) from city_product_sales")).containsExactly("2");
    // The open window has counted it.
    assertThat(shop.rows(CORRECTIONS)).hasSize(1);
  }

  @Test
  void a_receipt_of_fewer_lines_is_other_content() throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100), item("P2", 1, 300)), 0));

    assertThat(shop.write(at(sale("R-1", item("P1", 1, 100)), 1)).duplicates()).hasSize(1);
  }

  @Test
  void lines_that_a_file_brought_are_there_and_the_others_are_new() throws SQLException {
    shop.write(at(sale("R-1", item("P1", 1, 100)), 0));
    shop.turnFactsIntoThoseOfAFile();

    assertThat(shop.write(at(sale("R-1", item("P1", 1, 100), item("P2", 1, 300)), 1)))
        .isEqualTo(new LiveResult(1, 0, List.of()));

    assertThat(shop.rows(SALES)).containsExactly("R-1 1 P1 1.0000", "R-1 2 P2 3.0000");
    assertThat(shop.rows("select product_id, lines from city_product_sales order by 1"))
        .containsExactly("P1 1", "P2 1");
    assertThat(shop.rows(CORRECTIONS)).hasSize(1);
  }

  @Test
  void events_of_one_batch_that_repeat_each_other_count_once() throws SQLException {
    SaleEvent sale = sale("R-1", item("P1", 1, 100));
    LiveFact other = at(sale("R-1", item("P1", 1, 999)), 2);

    LiveResult result = shop.write(at(sale, 0), at(sale, 1), other, at(sale, 3));

    assertThat(result).isEqualTo(new LiveResult(1, 2, List.of(other)));
    assertThat(shop.rows(SALES)).containsExactly("R-1 1 P1 1.0000");
    assertThat(shop.rows("select lines from sales_daily")).containsExactly("1");
    assertThat(shop.rows(REJECTS)).containsExactly("2 {duplicate}");
  }

  @Test
  void a_late_event_is_a_fact_and_listed_and_its_window_is_corrected() throws SQLException {
    shop.write(shop.late(sale("R-1", item("P1", 1, 100))));

    assertThat(shop.rows(SALES)).hasSize(1);
    assertThat(
            shop.rows("select topic, retailer, store_id, event_id, window_start from late_event"))
        .containsExactly("retail-transactions shop S1 R-1 2026-03-02 12:00:00+00");
    assertThat(shop.rows(CORRECTIONS)).containsExactly("sale S1 2026-03-02 12:00:00+00");
  }

  @Test
  void a_reject_keeps_its_text_and_where_it_is_no_text_its_bytes() throws SQLException {
    byte[] broken = {'{', (byte) 0xC3, 0, '}'};
    LiveReject text =
        new LiveReject(
            "shop",
            LiveShop.origin("retail-refunds", 4, 0),
            List.of("missing_reason", "unparsable_event_time"),
            ByteBuffer.wrap("{\"é\":1}".getBytes(StandardCharsets.UTF_8)));
    LiveReject bytes =
        new LiveReject(
            null,
            LiveShop.origin("retail-refunds", 5, 0),
            List.of("invalid_encoding"),
            ByteBuffer.wrap(broken));
    shop.write(text, bytes);
    shop.write(bytes);

    assertThat(
            shop.rows(
                """
                select object_name, partition, raw_row, v.rules, v.raw, x.bytes
                from v_rejected v join rejected_record x using (raw_row) order by raw_row"""))
        .containsExactly(
            "retail-refunds 0 4 {missing_reason,unparsable_event_time} {\"é\":1} ?",
            "retail-refunds 0 5 {invalid_encoding} {\uFFFD\u2400} \\x7bc3007d");
  }

  @Test
  void the_retailer_that_a_reject_names_is_not_believed_to_be_one() throws SQLException {
    for (String name : new String[] {"nobody", "no\0body"}) {
      shop.write(
          new LiveReject(
              name,
              LiveShop.origin("retail-refunds", name.length(), 0),
              List.of("missing_reason"),
              ByteBuffer.wrap(new byte[] {'{', '}'})));
    }

    assertThat(shop.rows("select retailer, raw_row from v_rejected order by 2"))
        .containsExactly("? 6", "? 7");
    assertThat(shop.rows("table dim_retailer")).isEmpty();
  }
}
