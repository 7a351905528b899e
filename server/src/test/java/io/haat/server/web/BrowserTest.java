package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a page of its own. A page that complains on its console fails the test. */
abstract class BrowserTest {
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  Page page;

  @BeforeEach
  void openPage() {
    openPage(options());
  }

  /** What a reader's browser is like, unless a test wants another one. */
  static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(1360, 900)
        .setLocale("en-GB")
        .setTimezoneId("America/New_York")
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  final void openPage(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = Chromium.browser().newContext(options);
    context.setDefaultTimeout(10_000);
    page = context.newPage();
    page.clock().setFixedTime(Date.from(OpenDashboard.NOW));
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(OpenDashboard.address("/"))) {
            complaints.add("asked another host: " + request.url());
          }
        });
  }

  @AfterEach
  void closePage() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  /** For tests that break something on purpose. */
  final void forgetComplaints() {
    complaints.clear();
  }

  /** Opens a page and waits until all of it is drawn. */
  final void visit(String address) {
    page.navigate(OpenDashboard.address(address));
    settled();
  }

  /** Waits until nothing is being loaded any more. */
  final void settled() {
    page.waitForFunction(
        "() => document.querySelector('main') && !document.querySelector('.waiting, .stale') "
            + "&& [...document.querySelectorAll('.chart > .canvas')].every(one => one.querySelector('canvas'))");
  }

  /** Follows a link of the bar above the page. */
  final void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    settled();
  }

  /** The calls of the API from now on, each with what is asked in it. */
  final List<String> calls() {
    var calls = new ArrayList<String>();
    page.onRequest(
        request -> {
          String path = request.url().substring(OpenDashboard.address("").length());
          if (path.startsWith("/api/v1/")) {
            String body = request.postData();
            calls.add(request.method() + " " + path + (body == null ? "" : " " + body));
          }
        });
    return calls;
  }

  /** The exact figure of a tile. */
  final BigDecimal tile(String label) {
    return new BigDecimal(tileLocator(label).locator("data").getAttribute("value"));
  }

  final Locator tileLocator(String label) {
    return page.locator("article.tile")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("h3", new Page.LocatorOptions().setHasText(label))))
        .first();
  }

  /** The panel under a heading. */
  final Locator panel(String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  /** The texts of a column of a table, 0 being the first. */
  static List<String> column(Locator table, int number) {
    return table.locator("tbody tr > *:nth-child(" + (number + 1) + ")").allInnerTexts();
  }

  /** No serious fault in either theme nor on a phone, where nothing stands beside the screen. */
  final void assertServesEverybody(String name) {
    assertThat(AccessFaults.serious(page)).isEmpty();
    screenshot("light-" + name);

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(AccessFaults.serious(page)).isEmpty();

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(390, 844);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat((List<?>) page.evaluate(BESIDE_THEIR_PANEL)).isEmpty();
    assertThat(AccessFaults.serious(page)).isEmpty();
    screenshot("phone-" + name);
  }

  /** What of a toolbar lies outside its panel. */
  private static final String BESIDE_THEIR_PANEL =
      """
      () => [...document.querySelectorAll('.panel > header .tools *')].filter(one => {
        const [inner, outer] = [one, one.closest('.panel')].map(it => it.getBoundingClientRect());
        return inner.width && !one.closest('.unseen') && (inner.left < outer.left || inner.right > outer.right);
      }).map(one => `${one.closest('.panel').querySelector('h2').textContent}: ${one.textContent}`)""";

  final void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
