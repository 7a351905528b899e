package io.haat.warehouse.live;

import static io.haat.warehouse.live.LiveShop.item;
import static io.haat.warehouse.live.LiveShop.refund;
import static io.haat.warehouse.live.LiveShop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.LineId;
import io.haat.model.LineKind;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundLinksTest {
  private static final String LINKS = "select transaction_id, sale_link from v_refunds order by 1";

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
  void a_refund_without_a_sale_is_not_linked_and_one_of_an_unknown_sale_unmatched()
      throws SQLException {
    shop.write(
        shop.next(refund("B-1", null, "P1", 100)), shop.next(refund("B-2", "R-9", "P1", 100)));

    assertThat(shop.rows(LINKS)).containsExactly("B-1 not_linked", "B-2 unmatched");
  }

  @Test
  void a_refund_is_matched_when_its_sale_arrives_later() throws SQLException {
    shop.write(shop.next(refund("B-1", "R-1", "P1", 100)));
    shop.write(shop.next(sale("R-1", item("P1", 1, 100))));

    assertThat(shop.rows(LINKS)).containsExactly("B-1 matched");
  }

  @Test
  void refunds_and_lines_of_one_product_are_added_up() throws SQLException {
    shop.write(
        shop.next(sale("R-1", item("P1", 1, 100), item("P1", 1, 100), item("P2", 1, 900))),
        shop.next(refund("B-1", "R-1", "P1", 120)),
        shop.next(refund("B-2", "R-1", "P1", 80)));
    assertThat(shop.rows(LINKS)).containsExactly("B-1 matched", "B-2 matched");

    shop.write(shop.next(refund("B-3", "R-1", "P1", 1)), shop.next(refund("B-4", "R-1", "P2", 9)));
    assertThat(shop.rows(LINKS))
        .containsExactly("B-1 exceeds_sale", "B-2 exceeds_sale", "B-3 exceeds_sale", "B-4 matched");
  }

  @Test
  void amounts_of_two_currencies_are_not_compared() throws SQLException {
    shop.write(LiveShop.in("XXX", shop.next(sale("R-1", item("P1", 1, 100)))));
    shop.write(
        shop.next(refund("B-1", "R-1", "P1", 500)), shop.next(refund("B-2", "R-1", "P2", 1)));

    assertThat(shop.rows(LINKS)).containsExactly("B-1 matched", "B-2 exceeds_sale");
  }

  @Test
  void a_product_that_the_sale_does_not_have_exceeds_it() throws SQLException {
    shop.write(
        shop.next(sale("R-1", item("P1", 1, 100))), shop.next(refund("B-1", "R-1", "P2", 1)));

    assertThat(shop.rows(LINKS)).containsExactly("B-1 exceeds_sale");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"R-1", "7", "no number", "R-0012", "x123456789012345678", "٣", "99999999999999"})
  void a_receipts_lines_lie_between_its_first_and_last_id(String receipt) throws SQLException {
    String id = LineId.of(LineKind.SALE, receipt, "1").toString();

    assertThat(
            shop.rows(
                "select '%1$s'::uuid between first_line_id('%2$s') and last_line_id('%2$s')"
                    .formatted(id, receipt)))
        .containsExactly("t");
  }
}
