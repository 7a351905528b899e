package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SalesPageTest extends BrowserTest {
  private static final String OF_28_DAYS =
      """
      from v_daily where retailer = 'bazaar' and day >= '2025-02-16' and day < '2025-03-16'""";

  @Test
  void tiles_agree_with_the_warehouse() {
    visit("/sales");

    assertThat(tile("Net sales"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(net_amount) " + OF_28_DAYS));
    assertThat(tile("Gross sales"))
        .isEqualByComparingTo(
            OpenDashboard.number("select sum(sales_amount + discount_amount) " + OF_28_DAYS));
    assertThat(tile("Refunds"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(refund_amount) " + OF_28_DAYS));
    assertThat(tile("Units"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(units) " + OF_28_DAYS));
    screenshot("sales");
  }

  @Test
  void the_table_of_a_chart_has_every_day() {
    visit("/sales?measure=units&compare=none");

    panel("Units over time").getByTitle("Show as a table").click();

    assertThat(column(panel("Units over time"), 1))
        .containsExactlyElementsOf(
            OpenDashboard.column(
                "select to_char(sum(units), 'FM999,999') "
                    + OF_28_DAYS
                    + " group by day order by day"));
  }

  @Test
  void a_click_on_a_category_narrows_the_page_to_it() {
    visit("/sales");

    panel("By category").getByTitle("Show as a table").click();
    panel("By category").locator("tbody button").first().click();
    settled();

    assertThat(page.url()).endsWith("/sales?category=Food");
    assertThat(tile("Net sales"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select (select sum(total_amount) from v_sales where category = 'Food' and retailer = 'bazaar'
                          and sold_on >= '2025-02-16' and sold_on < '2025-03-16')
                       - (select sum(total_amount) from v_refunds where category = 'Food' and retailer = 'bazaar'
                          and sold_on >= '2025-02-16' and sold_on < '2025-03-16')"""));
  }
}
