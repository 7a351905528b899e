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

    assertThat(page.url()).endsWith("/sales?retailer=bazaar&category=Food");
    assertThat(tile("Net sales"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select (select sum(total_amount) from v_sales where category = 'Food' and retailer = 'bazaar'
                          and sold_on >= '2025-02-16' and sold_on < '2025-03-16')
                       - (select sum(total_amount) from v_refunds where category = 'Food' and retailer = 'bazaar'
                          and sold_on >= '2025-02-16' and sold_on < '2025-03-16')"""));
  }

  @Test
  void a_click_on_an_hour_of_the_week_shows_its_course() {
    visit("/sales");

    panel("Net sales by hour and weekday").getByTitle("Show as a table").click();
    panel("Net sales by hour and weekday").getByText("Sun 18:00–19:00").click();
    settled();

    assertThat(page.url()).endsWith("/sales?retailer=bazaar&weekday=7&hour=18");
    panel("Net sales over time").getByTitle("Show as a table").click();
    assertThat(column(panel("Net sales over time"), 1))
        .containsExactlyElementsOf(
            OpenDashboard.column(
                """
                select '₹' || trim(to_char(coalesce(sum(total_amount), 0), 'FM999,990.00'))
                from generate_series(date '2025-02-16', date '2025-03-15', interval '1 day') day
                left join (
                  select sold_at, total_amount from v_sales where retailer = 'bazaar'
                  union all select sold_at, -total_amount from v_refunds where retailer = 'bazaar') f
                  on date_trunc('hour', sold_at at time zone 'Asia/Kolkata') = day + interval '18 hours'
                where extract(isodow from day) = 7
                group by day order by day"""));
    screenshot("sales-slot");
  }

  @Test
  void hours_of_a_category_are_told_of_few_days_only() {
    visit("/sales?category=Food&range=90d");
    assertThat(panel("Net sales by hour and weekday").innerText())
        .contains("Hours of so many days are not kept");

    visit("/sales?category=Food");
    panel("Net sales by hour and weekday").getByTitle("Show as a table").click();
    assertThat(column(panel("Net sales by hour and weekday"), 1)).isNotEmpty();
  }

  @Test
  void a_number_can_be_followed_down_to_its_lines() {
    visit("/sales?from=2025-03-10&to=2025-03-11&category=Food");
    String ofThatDay =
        """
        from (select sold_at, sold_on, category, transaction_id, retailer from v_sales
              union all select sold_at, sold_on, category, transaction_id, retailer from v_refunds) l
        where retailer = 'bazaar' and category = 'Food' and sold_on = '2025-03-10'""";
    String lines = OpenDashboard.column("select count(*) " + ofThatDay).get(0);
    assertThat(panel("Lines").innerText()).contains(lines + " lines, the newest first");

    while (panel("Lines").getByText("Show more").isVisible()) {
      int before = panel("Lines").locator("tbody tr").count();
      panel("Lines").getByText("Show more").click();
      page.waitForCondition(() -> panel("Lines").locator("tbody tr").count() > before);
    }

    assertThat(column(panel("Lines"), 0).stream().map(text -> text.replace("refund", "").trim()))
        .containsExactlyInAnyOrderElementsOf(
            OpenDashboard.column("select transaction_id " + ofThatDay));
    screenshot("sales-lines");
  }
}
