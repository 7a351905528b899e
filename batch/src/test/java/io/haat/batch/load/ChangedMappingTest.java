package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedMappingTest {
  private static final String FILE =
      TestShop.SALES_HEADER
          + """
          R1,sale,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C1,2,1.50
          R1,sale,2026-02-01 10:00,S1,Leeds,B,Cake,Food,C1,"1,0",3.00
          R2,sale,2026-02-02 11:00,S1,Leeds,A,Tea,Drinks,,4,1.50
          """;

  @TempDir private Path folder;

  @Test
  void rows_that_are_facts_stay_as_they_are_and_only_rejected_ones_are_added() throws Exception {
    var shop = new TestShop(folder);
    LoadReport first = sales(shop.load(TestShop.SALES, FILE));
    assertThat(first.rejectedByRule()).containsOnlyKeys("unparsable_quantity");

    // The name is part of an unnumbered line's content, so every line would come out as another.
    String changed =
        TestShop.SALES
            .replace("product_name: name", "product_name: upper(name)")
            .replace("quantity: number(quantity)", "quantity: number(quantity, '1.234,56')");
    LoadReport second = sales(shop.load(changed, FILE));

    assertThat(second.sales()).isEqualTo(1);
    assertThat(second.rejected()).isZero();
    assertThat(second.alreadyThere()).isEqualTo(2);
    assertThat(shop.rows("select count(*), sum(total_amount) from fact_sales"))
        .containsExactly("3|12.0000");
    assertThat(shop.rows("select read, sales, rejected, already_there from load_unit"))
        .containsExactly("3|3|0|0");
  }

  @Test
  void a_blank_id_is_no_id_whatever_else_means_nothing() throws Exception {
    var shop = new TestShop(folder);
    String mapping = TestShop.SALES.replace("line:", "csv: {null: [NA]}\nline:");

    LoadReport report =
        sales(
            shop.load(
                mapping,
                TestShop.SALES_HEADER
                    + ",sale,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C1,2,1.50\n"
                    + "  ,sale,2026-02-01 10:00,S1,Leeds,A,Tea,Drinks,C1,2,1.50\n"));

    assertThat(report.rejectedByRule()).containsEntry("missing_transaction_id", 2L);
  }

  private static LoadReport sales(LoadOutcome outcome) {
    return ((LoadOutcome.SalesLoaded) outcome).report();
  }
}
