package io.haat.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiltersTest extends BrowserTest {
  @Test
  void a_filter_is_in_the_address_and_in_every_number() {
    visit("/sales");

    choice("City").click();
    page.getByLabel("Delhi").check();
    page.getByLabel("Pune").check();
    page.keyboard().press("Escape");
    settled();

    assertThat(page.url()).endsWith("/sales?retailer=bazaar&city=Delhi&city=Pune");
    assertThat(choice("City: 2")).isFocused();
    assertThat(tile("Net sales"))
        .isEqualByComparingTo(
            netSales("store_city in ('Delhi', 'Pune')", "2025-02-16", "2025-03-16"));
  }

  @Test
  void an_address_shows_the_same_to_whoever_opens_it() {
    visit("/sales?region=South&from=2025-01-01&to=2025-02-01");

    assertThat(choice("Region: South")).isVisible();
    assertThat(choice("1 – 31 Jan 2025")).isVisible();
    assertThat(tile("Net sales"))
        .isEqualByComparingTo(netSales("store_region = 'South'", "2025-01-01", "2025-02-01"));
  }

  @Test
  void the_way_back_takes_a_choice_away_again() {
    visit("/sales");
    BigDecimal all = tile("Net sales");
    choice("Last 28 days").click();
    button("Last 7 days").click();
    settled();
    assertThat(page.url()).endsWith("/sales?retailer=bazaar&range=7d");
    assertThat(tile("Net sales"))
        .isEqualByComparingTo(netSales("true", "2025-03-09", "2025-03-16"));

    page.goBack();
    settled();

    assertThat(choice("Last 28 days")).isVisible();
    assertThat(tile("Net sales")).isEqualByComparingTo(all);
  }

  @Test
  void choices_go_along_to_other_pages_and_can_be_cleared() {
    visit("/sales?store=S002&range=90d");

    follow("Stores");
    assertThat(page.url()).endsWith("/stores?store=S002&range=90d&retailer=bazaar");
    assertThat(column(panel("All stores"), 0)).containsExactly("Delhi Saket");

    button("Clear filters").click();
    settled();
    assertThat(page.url()).endsWith("/stores?range=90d&retailer=bazaar");
    assertThat(column(panel("All stores"), 0)).hasSize(12);
  }

  @Test
  void cities_on_offer_are_those_of_the_chosen_region() {
    visit("/sales?region=West");

    choice("City").click();

    assertThat(page.locator(".popup .option")).hasText(new String[] {"Mumbai", "Pune"});
  }

  @Test
  void days_count_back_from_the_last_ones_that_have_data() {
    visit("/sales?retailer=harbour");

    assertThat(tileLocator("Net sales").locator("data")).containsText("£");
    assertThat(tile("Units"))
        .isEqualByComparingTo(
            OpenDashboard.number(
                """
                select sum(units) from v_daily
                where retailer = 'harbour' and day > (select max(day) - 28 from v_daily where retailer = 'harbour')"""));
  }

  @Test
  void everything_can_be_done_by_keyboard() {
    visit("/sales");

    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the figures")).isFocused();
    choice("Tier").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".popup input").first()).isFocused();
    page.keyboard().press("Space");
    page.keyboard().press("Escape");
    settled();
    assertThat(page.url()).endsWith("/sales?retailer=bazaar&tier=flagship");

    Locator chart = panel("By category").getByRole(AriaRole.APPLICATION);
    chart.focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    assertThat(chart.locator("[aria-live]")).containsText("Category Home, Net sales");
    page.keyboard().press("Enter");
    settled();
    assertThat(page.url()).endsWith("/sales?retailer=bazaar&tier=flagship&category=Home");
  }

  private Locator choice(String text) {
    return page.locator(".choice > button")
        .filter(new Locator.FilterOptions().setHasText(text))
        .first();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static BigDecimal netSales(String where, String from, String to) {
    return OpenDashboard.number(
        "select sum(net_amount) from v_daily where retailer = 'bazaar' and %s and day >= '%s' and day < '%s'"
            .formatted(where, from, to));
  }

  @Test
  void a_change_of_the_filter_is_one_request() {
    visit("/sales");
    List<String> calls = calls();

    page.evaluate(
        "() => { history.pushState(null, '', '/sales?city=Delhi'); dispatchEvent(new PopStateEvent('popstate')); }");
    settled();

    assertThat(calls).singleElement().asString().startsWith("POST /api/v1/batch");
  }

  @Test
  void the_address_names_the_retailer_and_it_is_not_the_newest() {
    visit("/sales");
    assertThat(page.url()).endsWith("/sales?retailer=bazaar");

    choice("bazaar").click();
    page.getByLabel("arcade").click();
    settled();
    assertThat(page.url()).endsWith("/sales?retailer=arcade");
    assertThat(tile("Units")).isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/live | Category, product and days do not apply here",
        "/live?category=Food&range=7d | Category: Food Last 7 days not applied here, figures are of all",
        "/live?store=S002&product=P0040 | Product: Basmati rice 5 not applied here, figures are of all",
        "/inventory?category=Food | Days do not apply here",
        "/data?store=S002 | Store: Delhi Saket not applied here, figures are of all"
      })
  void what_does_not_narrow_a_page_is_told(String address, String told) {
    visit(address);

    assertThat(page.locator(".not-applied")).hasText(told);
    screenshot("not-applied");
  }
}
