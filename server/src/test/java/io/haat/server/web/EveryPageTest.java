package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages. */
final class EveryPageTest extends BrowserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/live",
        "/sales",
        "/products",
        "/products?product=P0040",
        "/stores",
        "/refunds",
        "/inventory",
        "/customers",
        "/data"
      })
  void serves_everybody_in_both_themes_and_on_a_phone(String address) {
    visit(address);
    assertChartsCanBeReadPickedAndTaken(address);
    assertServesEverybody(address.substring(1).replaceAll("[^a-z]+", "-"));
  }

  @ParameterizedTest
  @CsvSource({
    "/live, Stores now",
    "/live, Last sales",
    "/data, Loads",
    "/data, Late events",
    "/data, Rejected records"
  })
  void a_list_has_its_call(String address, String title) {
    visit(address);

    String call =
        panel(title)
            .getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName("API call of " + title))
            .getAttribute("href");

    assertThat(call).contains("retailer=bazaar");
    assertThat(page.request().get(OpenDashboard.address(call)).text())
        .contains("\"items\":[{", "\"retailer\":\"bazaar\"");
  }

  /**
   * Values under the pointer, a filter by a click, and the rows as a table, a file and a picture.
   */
  private void assertChartsCanBeReadPickedAndTaken(String address) {
    for (Locator chart : page.getByRole(AriaRole.APPLICATION).all()) {
      String label = chart.getAttribute("aria-label");
      String title = label.substring(0, label.indexOf(". "));
      // Minutes of the last hour are all that the live page shows: there is nothing to narrow.
      if (!address.equals("/live")) {
        assertThat(label).as(address).endsWith("Enter picks one.");
      }
      for (String tool : List.of("Table of ", "CSV of ", "PNG of ")) {
        assertThat(panel(title).getByText(tool + title).count()).as(tool + title).isEqualTo(1);
      }
      assertThat(panel(title).getByText("API call of " + title).count()).as(title).isPositive();
      chart.focus();
      page.keyboard().press("ArrowRight");
      assertThat(chart.locator(".tip").innerText()).as(title).isNotBlank();
      page.keyboard().press("Escape");
    }
  }
}
