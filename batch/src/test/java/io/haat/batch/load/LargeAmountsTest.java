package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts up to the documented trillion, and prices beyond it, reach the warehouse whole. */
class LargeAmountsTest {
  private static final String WITH_DISCOUNT_AND_TOTAL =
      """
      source: large
      retailer: shop
      timezone: Europe/London
      currency: GBP
      line:
        transaction_id: receipt
        kind: kind
        sold_at: instant(sold_at)
        product_id: sku
        quantity: cast(quantity as decimal(18, 3))
        unit_price: cast(price as decimal(18, 4))
        discount: number("off")
        tax_amount: number(tax)
        total_amount: number(total)
      """;

  @TempDir private Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void every_amount_of_a_line_may_come_near_a_trillion() throws Exception {
    LoadReport report =
        sales(
            shop.load(
                WITH_DISCOUNT_AND_TOTAL,
                """
                receipt,kind,sold_at,sku,quantity,price,off,tax,total
                R1,sale,2026-02-01,A,1,12345678901.12,0,0,12345678901.12
                R2,sale,2026-02-02,A,0.001,99999999999999.99,0,999999999999.99,100000000000.00
                R3,sale,2026-02-03,A,1,999999999999.99,999999999999.98,0,0.01
                R4,sale,2026-02-04,A,999999999999999,0.0001,0,0,100000000000.00
                R5,refund,2026-02-05,A,1,999999999999.99,0,0,999999999999.99
                R6,sale,2026-02-06,A,1,999999999999.99,0,0,999999999999.99
                """));

    assertThat(report.rejectedByRule()).isEmpty();
    assertThat(
            shop.rows(
                """
                select transaction_id, quantity, unit_price, discount, tax_amount, total_amount
                from fact_sales order by transaction_id"""))
        .containsExactly(
            "R1|1.000|12345678901.1200|0.0000|0.0000|12345678901.1200",
            "R2|0.001|99999999999999.9900|0.0000|999999999999.9900|100000000000.0000",
            "R3|1.000|999999999999.9900|999999999999.9800|0.0000|0.0100",
            "R4|999999999999999.000|0.0001|0.0000|0.0000|100000000000.0000",
            "R6|1.000|999999999999.9900|0.0000|0.0000|999999999999.9900");
    assertThat(shop.rows("select total_amount from fact_refunds"))
        .containsExactly("999999999999.9900");
    assertThat(shop.rows("select sum(sales_amount), sum(refund_amount) from sales_daily"))
        .containsExactly("1212345678901.1200|999999999999.9900");
    assertThat(shop.rows("select sum(sales_amount), sum(refund_amount) from sales_hourly"))
        .containsExactly("1212345678901.1200|999999999999.9900");
    assertThat(shop.published()).containsExactly("unknown|A|1212345678901.1200|5");
  }

  @Test
  void lines_near_a_trillion_are_known_again() throws Exception {
    String lines = "R1,sale,2026-02-01,S1,Leeds,A,Tea,Drinks,,1,999999999999.99\n";
    shop.sales(lines);

    LoadReport again =
        sales(
            shop.load(
                TestShop.SALES,
                TestShop.SALES_HEADER
                    + lines
                    + "R2,sale,2026-02-01,S1,Leeds,A,Tea,Drinks,,1,999999999999.99\n"));

    assertThat(again.alreadyThere()).isEqualTo(1);
    assertThat(again.sales()).isEqualTo(1);
  }

  @Test
  void a_list_may_have_prices_near_a_trillion() throws Exception {
    shop.list(
        TestShop.PRODUCTS,
        TestShop.PRODUCTS_HEADER + "A,Tea,Drinks,Acme,99999999999.5,999999999999.99,3\n");

    assertThat(shop.rows("select unit_cost, unit_price from dim_product"))
        .containsExactly("99999999999.5000|999999999999.9900");
  }

  private static LoadReport sales(LoadOutcome outcome) {
    return ((LoadOutcome.SalesLoaded) outcome).report();
  }
}
