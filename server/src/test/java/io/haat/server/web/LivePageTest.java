package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

final class LivePageTest extends BrowserTest {
  private static final String LAST_HOUR =
      """
      from transactions_summary
      where retailer = 'bazaar' and window_start > '2025-03-15T09:30Z'""";

  @Test
  void tiles_and_stores_agree_with_the_windows() {
    visit("/live");

    assertThat(tile("Revenue, last hour"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(total_revenue) " + LAST_HOUR));
    assertThat(tile("Transactions, last hour"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(total_transactions) " + LAST_HOUR));
    assertThat(tile("Latency and quality")).isEqualByComparingTo("0.9985");
    assertThat(column(panel("Stores now"), 2))
        .containsExactlyInAnyOrderElementsOf(
            OpenDashboard.column(
                "select sum(total_transactions) " + LAST_HOUR + " group by store_id"));
    assertThat(column(panel("Last sales"), 5)).hasSize(50);
  }

  @Test
  void a_store_narrows_it() {
    visit("/live?store=S005");

    assertThat(tile("Revenue, last hour"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                "select sum(total_revenue) " + LAST_HOUR + " and store_id = 'S005'"));
  }

  @Test
  void the_running_minute_is_not_drawn() {
    visit("/live");

    panel("Revenue per minute").getByTitle("Show as a table").click();

    assertThat(column(panel("Revenue per minute"), 0)).startsWith("15:01").endsWith("15:59");
    assertThat(column(panel("Revenue per minute"), 1))
        .last()
        .isEqualTo(
            OpenDashboard.column(
                    """
                    select '₹' || to_char(sum(total_revenue), 'FM999,990.00') from transactions_summary
                    where retailer = 'bazaar' and window_start = '2025-03-15T10:29Z'""")
                .get(0));
  }

  @Test
  void figures_that_could_not_be_asked_for_again_are_told_to_be_old() {
    visit("/live");
    page.route("**/api/v1/batch", Route::abort);
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");

    assertThat(page.locator(".note"))
        .containsText("These figures are of 16:00:20. The server does not answer.");
    assertThat(page.locator("article.tile").first()).isVisible();
    screenshot("live-old");

    page.unroute("**/api/v1/batch");
    page.locator(".note")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    forgetComplaints();
  }

  @Test
  void a_window_that_changes_is_pushed_to_the_page() {
    visit("/live?retailer=harbour");
    page.getByText("Live", new Page.GetByTextOptions().setExact(true)).last().waitFor();
    assertThat(tile("Transactions, last hour")).isEqualByComparingTo("0");

    OpenDashboard.execute(
        """
        insert into transactions_summary
          (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers)
        values ('harbour', '2025-03-15T10:30Z', '2025-03-15T10:31Z', 'H1', 'GBP', 3, 61.25, 1);
        notify haat_live""");

    page.waitForFunction("() => document.querySelector('article.tile data').value === '61.25'");
    assertThat(tile("Transactions, last hour")).isEqualByComparingTo("3");
    OpenDashboard.execute("delete from transactions_summary where retailer = 'harbour'");
  }
}
