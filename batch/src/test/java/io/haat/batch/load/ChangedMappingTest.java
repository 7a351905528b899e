package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Path;
import java.util.Map;
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

  private static final String NUMBERED =
      """
      source: sales
      retailer: shop
      timezone: Europe/London
      currency: GBP
      line:
        transaction_id: till
        line_no: "no"
        sold_at: instant(sold)
        product_id: sku
        product_name: name
        quantity: number(quantity)
        unit_price: number(price)
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

  @Test
  void rows_are_told_apart_anew_when_other_quotes_make_other_records_of_them() throws Exception {
    var shop = new TestShop(folder);
    String file =
        """
        till,no,sold,sku,name,quantity,price
        R1,1,2026-02-01,A,Tea,1,2.50
        R2,1,2026-02-02,B,"Screw 3,1,2.50
        R3,1,2026-02-03,C,Screw 4,1,2.50
        a note that is no record
        R4,1,2026-02-04,D,Screen 24",1,2.50
        R5,1,2026-02-05,E,Cake,1,2.50
        R6,1,2026-02-06,F,Cake,0,2.50
        """;
    LoadReport first = sales(shop.load(NUMBERED, file));
    assertThat(first.read()).isEqualTo(4);
    assertThat(first.sales()).isEqualTo(3);

    String unquoted = NUMBERED.replace("line:", "csv: {quote: none}\nline:");
    LoadReport second = sales(shop.load(unquoted, file));

    assertThat(second.read()).isEqualTo(7);
    assertThat(second.sales()).isEqualTo(2);
    assertThat(second.alreadyThere()).isEqualTo(3);
    assertThat(second.rejectedByRule())
        .isEqualTo(Map.of("non_positive_quantity", 1L, "wrong_column_count", 1L));
    assertThat(shop.rows("select transaction_id from fact_sales order by 1"))
        .containsExactly("R1", "R2", "R3", "R4", "R5");
    assertThat(shop.rows("select read, sales, rejected, already_there from load_unit"))
        .containsExactly("7|5|2|0");

    // The facts have numbers of both kinds of records now: none of them is trusted.
    String corrected = unquoted.replace("number(quantity)", "number(replace(quantity, '0', '1'))");
    LoadReport third = sales(shop.load(corrected, file));

    assertThat(third.sales()).isEqualTo(1);
    assertThat(third.alreadyThere()).isEqualTo(5);
    assertThat(shop.rows("select read, sales, rejected, already_there from load_unit"))
        .containsExactly("7|6|1|0");
  }

  @Test
  void facts_of_records_that_are_framed_no_more_stay_and_are_accounted_for() throws Exception {
    var shop = new TestShop(folder);
    String file =
        """
        till,no,sold,sku,name,quantity,price
        R1,1,2026-02-01,A,Tea,1,2.50
        R2,1,2026-02-02,B,"Screw 3,1,2.50
        a note that is no record
        R4,1,2026-02-04,D,Screen 24",1,2.50
        """;
    String unquoted = NUMBERED.replace("line:", "csv: {quote: none}\nline:");
    assertThat(sales(shop.load(unquoted, file)).sales()).isEqualTo(3);

    LoadReport second = sales(shop.load(NUMBERED, file));

    assertThat(second.read()).isEqualTo(2);
    assertThat(second.alreadyThere()).isEqualTo(2);
    assertThat(shop.rows("select count(*) from fact_sales")).containsExactly("3");
    assertThat(shop.rows("select read, sales, rejected, already_there from load_unit"))
        .containsExactly("2|2|0|0");
  }

  @Test
  void a_file_may_have_more_records_or_fewer_than_under_its_first_mapping() throws Exception {
    var shop = new TestShop(folder);
    shop.cutsUnitsOf(4);
    String pretty =
        """
        [
          {"till": "R1", "no": 1, "sold": "2026-02-01", "sku": "A", "name": "Tea", "quantity": 1, "price": 2.5},
          {"till": "R2", "no": 1, "sold": "2026-02-02",
           "sku": "A", "name": "Tea", "quantity": 1, "price": 2.5},
          {"till": "R3", "no": 1, "sold": "2026-02-03",
           "sku": "A", "name": "Tea",
           "quantity": 1, "price": 2.5}
        ]
        """;
    String lines = NUMBERED.replace("line:", "format: jsonl\nline:");
    assertThat(sales(shop.load(lines, pretty)).rejectedByRule())
        .containsEntry("malformed_json", 8L);
    assertThat(shop.rows("select count(*) from load_unit")).containsExactly("2");

    LoadReport second = sales(shop.load(NUMBERED.replace("line:", "format: json\nline:"), pretty));

    assertThat(second.read()).isEqualTo(3);
    assertThat(second.sales()).isEqualTo(3);
    assertThat(shop.rows("select count(*) from rejected_record")).containsExactly("0");
    assertThat(shop.rows("select sum(read), sum(sales), sum(rejected) from load_unit"))
        .containsExactly("3|3|0");
  }

  private static LoadReport sales(LoadOutcome outcome) {
    return ((LoadOutcome.SalesLoaded) outcome).report();
  }
}
