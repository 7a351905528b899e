package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InventoryPageTest extends BrowserTest {
  @Test
  void low_stock_comes_first_and_tiles_agree_with_the_warehouse() {
    visit("/inventory");

    assertThat(tile("In stock"))
        .isEqualByComparingTo(OpenDashboard.number("select sum(current_stock) from stock_level"));
    assertThat(tile("Low stock"))
        .isEqualByComparingTo(
            OpenDashboard.number("select count(*) from stock_level where low_stock"));
    assertThat(column(panel("Stock"), 0)).hasSize(50).first().asString().contains("low");
    screenshot("inventory");
  }

  @Test
  void a_click_on_a_cover_lists_its_products() {
    visit("/inventory?category=Food");

    panel("Days of cover").getByTitle("Show as a table").click();
    panel("Days of cover").getByText("Out of stock").click();
    settled();

    assertThat(page.url()).endsWith("/inventory?category=Food&retailer=bazaar&cover=out");
    assertThat(column(panel("Stock"), 3)).isNotEmpty().containsOnly("0");
    assertThat(column(panel("Stock"), 2)).containsOnly("Food");
  }

  @Test
  void what_is_not_counted_yet_is_not_told_as_a_fact() {
    OpenDashboard.execute(
        """
        insert into stock_level (store_key, product_id, current_stock, event_time, event_id)
        select store_key, 'H-1', 7, '2025-03-15T10:00Z', 'h' from dim_store where store_id = 'H1'""");
    try {
      visit("/inventory?retailer=harbour");

      assertThat(tile("In stock")).isEqualByComparingTo("7");
      assertThat(page.locator("main .head").innerText()).contains("is still being counted");
      assertThat(tileLocator("Sell-through").innerText()).contains("–", "being counted");
      assertThat(tileLocator("Days of cover").innerText()).contains("–", "being counted");
      assertThat(panel("Days of cover").innerText())
          .contains("Being counted")
          .doesNotContain("Nothing sold");
      assertThat(panel("Stock").locator("tbody tr > *:nth-child(n + 6):nth-child(-n + 9)"))
          .hasText(new String[] {"–", "–", "–", "–"});
      screenshot("inventory-being-counted");
    } finally {
      OpenDashboard.execute("delete from stock_level where event_id = 'h'");
    }
  }

  @Test
  void it_is_asked_for_at_once() {
    visit("/sales");
    List<String> calls = calls();

    follow("Inventory");

    assertThat(calls).singleElement().asString().startsWith("POST /api/v1/batch");
  }

  @Test
  void without_events_the_page_says_what_to_do() {
    visit("/inventory?retailer=harbour");

    assertThat(page.locator("main").innerText())
        .contains("Nothing is known about the stock")
        .contains("inventory-updates");
    screenshot("inventory-empty");
  }
}
