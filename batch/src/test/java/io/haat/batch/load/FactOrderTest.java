package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactOrderTest {
  /** As many as lines, which tempts a planner to look lines up for customers. */
  private static final int CUSTOMERS = 10_000;

  @TempDir private Path folder;

  @Test
  void facts_lie_in_the_order_of_the_file() throws Exception {
    var shop = new TestShop(folder);
    shop.cutsUnitsOf(CUSTOMERS);

    // Receipts without a running number: nothing else orders them.
    shop.sales(
        IntStream.range(0, CUSTOMERS)
            .mapToObj(
                "R%1$d-,sale,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C%1$d,2,1.50%n"::formatted)
            .collect(Collectors.joining()));

    String turnsBack =
        """
        select count(*) from (
          select origin_row, lag(origin_row) over (order by ctid) as before from fact_sales) f
        where origin_row < before""";
    assertThat(shop.rows(turnsBack)).containsExactly("0");
  }
}
