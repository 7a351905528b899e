package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CustomersPageTest extends BrowserTest {
  private static final String OF_28_DAYS =
      """
      from v_sales where retailer = 'bazaar' and customer_id is not null
        and sold_on >= '2025-02-16' and sold_on < '2025-03-16'""";

  @Test
  void customers_agree_with_the_warehouse() {
    visit("/customers");

    assertThat(tile("Customers"))
        .isEqualByComparingTo(
            OpenDashboard.number("select count(distinct customer_id) " + OF_28_DAYS));
    assertThat(tile("New"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select count(*) from (
                  select from v_sales where retailer = 'bazaar' and customer_id is not null
                  group by customer_id having min(sold_on) >= '2025-02-16') fresh"""));
    assertThat(tile("Repeat rate"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select round(count(*) filter (where receipts > 1) / count(*)::numeric, 6) from (
                  select count(distinct transaction_id) as receipts %s group by customer_id) c"""
                    .formatted(OF_28_DAYS)));
    assertThat(column(panel("Top customers"), 3).get(0))
        .isEqualTo(
            OpenDashboard.column(
                    """
                    select count(distinct transaction_id) from (
                      select customer_id, transaction_id, total_amount as amount %1$s
                      union all select customer_id, null, -total_amount %2$s) l
                    group by customer_id order by sum(amount) desc, customer_id limit 1"""
                        .formatted(OF_28_DAYS, OF_28_DAYS.replace("v_sales", "v_refunds")))
                .get(0));
    screenshot("customers");
  }

  @Test
  void how_often_they_bought_lists_them() {
    visit("/customers?range=7d&city=Delhi");
    Locator chart = panel("How often they bought").getByRole(AriaRole.APPLICATION);
    chart.focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    settled();

    assertThat(page.url())
        .endsWith("/customers?range=7d&city=Delhi&retailer=bazaar&frequency=once");
    assertThat(column(panel("Top customers"), 3)).containsOnly("1");
    panel("Top customers").getByText("Once ✕").click();
    settled();
    assertThat(page.url()).endsWith("/customers?range=7d&city=Delhi&retailer=bazaar");
  }

  @Test
  void customers_of_a_category_are_counted_for_few_days_only() {
    List<String> calls = calls();
    visit("/customers?category=Food&range=90d");
    assertThat(page.locator("main")).containsText("They are counted for 31 days at most");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(calls).noneMatch(call -> call.contains("customers"));
    screenshot("customers-many-days");

    page.getByText("Show the last 30 days").click();
    settled();

    assertThat(page.url()).endsWith("/customers?category=Food&retailer=bazaar&range=30d");
    assertThat(tile("Customers"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select count(distinct customer_id) from v_sales
                where retailer = 'bazaar' and category = 'Food'
                  and sold_on >= '2025-02-14' and sold_on < '2025-03-16'"""));
  }

  @Test
  void a_day_of_the_chart_narrows_the_days_and_more_customers_can_be_shown() {
    visit("/customers");
    panel("Top customers").getByText("Show more").click();
    assertThat(panel("Top customers").locator("tbody tr")).hasCount(100);

    Locator chart = panel("Customers over time").getByRole(AriaRole.APPLICATION);
    chart.focus();
    page.keyboard().press("End");
    assertThat(chart.locator("[aria-live]")).containsText("Customers");
    page.keyboard().press("Enter");
    settled();
    assertThat(page.url()).endsWith("/customers?retailer=bazaar&from=2025-03-15&to=2025-03-16");
  }
}
