package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

/** What a reader sees when there is nothing to see, or something went wrong. */
final class StatesTest extends BrowserTest {
  @Test
  void days_without_sales_say_so_and_what_to_do() {
    visit("/sales?from=1995-01-01&to=1995-02-01");

    assertThat(panel("Net sales over time")).containsText("No sales here");
    assertThat(panel("Net sales over time")).containsText("Choose more days or fewer filters");
    screenshot("empty");
  }

  @Test
  void a_store_that_does_not_exist_is_named() {
    visit("/sales?store=nowhere");

    assertThat(panel("Net sales over time").getByRole(AriaRole.ALERT))
        .containsText("there is no store 'nowhere'");
    forgetComplaints();
    screenshot("unknown-store");
  }

  @Test
  void an_answer_that_fails_can_be_asked_for_again() {
    visit("/sales");
    page.route("**/api/v1/**", Route::abort);
    page.locator(".choice > button").nth(1).click();
    page.getByText("Last 7 days").click();
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("The server does not answer");
    screenshot("server-away");

    page.unroute("**/api/v1/**");
    page.getByText("Try again").first().click();
    settled();

    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    forgetComplaints();
  }

  @Test
  void an_address_without_a_page_says_so() {
    visit("/sales");
    page.evaluate(
        "() => { history.pushState(null, '', '/nothing'); dispatchEvent(new PopStateEvent('popstate')); }");

    assertThat(page.locator("main")).containsText("There is no such page");
  }

  @Test
  void an_address_that_the_server_does_not_know_leads_home() {
    String nowhere = OpenDashboard.address("/nowhere");
    assertThat(page.navigate(nowhere).status()).isEqualTo(404);
    assertThat(page.locator("main")).containsText("There is no such page");
    screenshot("no-such-page");
    // The browser tells of the status on its console.
    forgetComplaints();

    page.getByText("Go to the start page").click();
    settled();

    assertThat(page).hasURL(OpenDashboard.address("/?retailer=bazaar"));
    var programs = RequestOptions.create().setHeader("Accept", "*/*");
    assertThat(page.request().get(nowhere, programs).headers())
        .containsEntry("content-type", "application/problem+json");
    assertThat(page.request().get(OpenDashboard.address("/api/v1/nowhere")).text())
        .contains("no-such-route");
  }

  @Test
  void the_theme_follows_the_system_until_the_reader_chooses() {
    openPage(options().setColorScheme(ColorScheme.DARK));
    visit("/sales");
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(13, 16, 20)");

    page.getByTitle("Colours: as the system. Change to light").click();

    assertThat(page.locator("body")).hasCSS("background-color", "rgb(244, 245, 247)");
    page.reload();
    settled();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(244, 245, 247)");
  }
}
