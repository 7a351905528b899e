package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The page over the API. */
final class ApiPageTest extends BrowserTest {
  @Test
  void lists_every_call_with_its_parameters_and_fields() {
    open();

    Locator calls = page.locator(".call h3");
    assertThat(calls.allInnerTexts())
        .hasSize(page.locator(".contents a").count())
        .contains("GET /api/v1/sales/summary", "GET /api/v1/live/stream");
    Locator series = page.locator("#salesTimeseries");
    assertThat(series).containsText("minute | hour | day | week | month; day if left out");
    series.locator("summary").first().click();
    assertThat(series).containsText("items[].average_transaction_value");
    assertThat(series).containsText("sales / transactions");
  }

  @Test
  void an_example_can_be_run_with_further_parameters() {
    open();
    Locator call = page.locator("#salesByDimension");

    call.locator("tr", new Locator.LocatorOptions().setHasText("Regions that stores"))
        .getByRole(AriaRole.BUTTON)
        .click();
    call.getByText("Run").click();

    assertThat(call.getByRole(AriaRole.STATUS)).containsText("200 in");
    assertThat(call.locator(".answer")).containsText("\"member\": \"Mumbai\"");
    assertThat(call.locator("pre").first())
        .containsText(OpenDashboard.address("/api/v1/sales/by/city?region=West"));
  }

  @Test
  void serves_everybody_in_both_themes_and_on_a_phone() {
    open();
    assertServesEverybody("api");
  }

  private void open() {
    page.navigate(OpenDashboard.address("/api"));
    page.locator(".call").first().waitFor();
  }
}
