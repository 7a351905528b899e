package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProductsPageTest extends BrowserTest {
  @Test
  void one_product_can_be_followed_down_to_its_lines() {
    visit("/products?product=P0040&range=7d");

    String lines =
        OpenDashboard.column(
                """
                select count(*) from (
                  select product_id, sold_on, retailer from v_sales
                  union all select product_id, sold_on, retailer from v_refunds) l
                where retailer = 'bazaar' and product_id = 'P0040'
                  and sold_on >= '2025-03-09' and sold_on < '2025-03-16'""")
            .get(0);
    assertThat(panel("Lines").innerText()).contains(lines + " lines, the newest first");
    assertThat(column(panel("Lines"), 3)).isNotEmpty().containsOnly("Basmati rice 5");
  }
}
