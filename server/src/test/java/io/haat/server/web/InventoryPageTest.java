package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(page.url()).endsWith("/inventory?category=Food&cover=out");
    assertThat(column(panel("Stock"), 3)).isNotEmpty().containsOnly("0");
    assertThat(column(panel("Stock"), 2)).containsOnly("Food");
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
