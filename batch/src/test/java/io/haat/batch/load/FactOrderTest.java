package io.haat.batch.load;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactOrderTest {
  /**
   * As many as lines. Where there are sales and refunds, a planner takes half of the lines for
   * sales, and would rather look sales up for customers than customers for sales.
   */
  private static final int CUSTOMERS = 10_000;

  @TempDir private Path folder;

  @Test
  void facts_lie_in_the_order_of_the_file() throws Exception {
    var shop = new TestShop(folder);
    shop.cutsUnitsOf(CUSTOMERS);

    shop.sales(IntStream.range(0, CUSTOMERS).mapToObj(FactOrderTest::line).collect(joining()));

    String turnsBack =
        """
        select count(*) from (
          select origin_row, lag(origin_row) over (order by ctid) as before from fact_sales) f
        where origin_row < before""";
    assertThat(shop.rows(turnsBack)).containsExactly("0");
  }

  /** Of a receipt without a running number: nothing but the file orders it. */
  private static String line(int customer) {
    String kind = customer % 100 == 0 ? "refund" : "sale";
    return "R%d-,%s,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C%d,2,1.50%n"
        .formatted(customer, kind, customer);
  }
}
