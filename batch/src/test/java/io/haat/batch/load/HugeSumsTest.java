package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import io.haat.warehouse.rollup.RollupCheck;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are each below a trillion, in numbers whose sums no 64 bits hold. */
class HugeSumsTest {
  private static final int MANY = 11_000;

  @TempDir private Path folder;

  @Test
  void rollups_add_them_up_whether_their_days_are_new_or_not() throws Exception {
    var shop = new TestShop(folder);
    shop.cutsUnitsOf(20_000);
    shop.sales(lines("R", "sale") + lines("B", "refund"));
    shop.sales(lines("S", "sale"));

    assertThat(
            shop.rows(
                """
                select lines, units, sales_amount, refund_lines, refund_units, refund_amount
                from sales_daily"""))
        .containsExactly(
            "22000|22000.000|21999999999978000.0000|11000|11000.000|10999999999989000.0000");
    assertThat(shop.rows("select sales_amount, refund_amount from sales_hourly"))
        .containsExactly("21999999999978000.0000|10999999999989000.0000");
    assertThat(shop.rows("select total_sales, avg_sales from city_product_sales"))
        .containsExactly("21999999999978000.0000|999999999999.0000");
    assertThat(shop.published()).containsExactly("London|P1|21999999999978000.0000|22000");
    try (Connection connection = shop.warehouse().connect()) {
      assertThat(RollupCheck.differences(connection)).isEmpty();
    }
  }

  private static String lines(String prefix, String kind) {
    var lines = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      lines.append(
          "%s%d,%s,2026-02-10 10:00:00,S1,London,P1,One,Tea,,1,999999999999\n"
              .formatted(prefix, i, kind));
    }
    return lines.toString();
  }
}
