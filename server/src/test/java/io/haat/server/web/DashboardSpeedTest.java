package io.haat.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast the dashboard of a running Haat is for its reader. It needs one that takes events, such
 * as {@code haat demo}: {@code -Dhaat.test.dashboard=http://localhost:8080}. It tells figures and
 * fails by none of them.
 */
@EnabledIfSystemProperty(named = "haat.test.dashboard", matches = "http.*")
final class DashboardSpeedTest {
  private static final String ADDRESS = System.getProperty("haat.test.dashboard", "");
  private static final int VISITS = 15;
  private static final int PROBES = 150;

  @Test
  void first_useful_paint() {
    for (String address : List.of("/live", "/sales", "/customers")) {
      var paints = new ArrayList<Double>();
      var figures = new ArrayList<Double>();
      for (int i = 0; i < VISITS; i++) {
        // Nothing of it is in the browser's cache.
        try (BrowserContext context = reader()) {
          Page page = context.newPage();
          page.addInitScript(FIRST_FIGURE);
          page.navigate(ADDRESS + address);
          page.waitForFunction("() => window.firstFigure");
          figures.add(number(page.evaluate("() => window.firstFigure")));
          paints.add(
              number(
                  page.evaluate(
                      "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")));
          // The charts of this visit are not drawn at the expense of the next one.
          page.waitForFunction(SETTLED);
        }
      }
      tell(address + ", first paint", paints);
      tell(address + ", first figures", figures);
    }
  }

  @Test
  void a_filter_change_is_drawn() {
    try (BrowserContext context = reader()) {
      Page page = context.newPage();
      for (String address : List.of("/sales", "/customers")) {
        page.navigate(ADDRESS + address);
        page.waitForFunction(SETTLED);
        var millis = new ArrayList<Double>();
        for (String choice : List.of("Region", "City", "Tier")) {
          page.locator(".filters").getByText(choice).first().click();
          page.locator(".popup .option").first().waitFor();
          int options = Math.min(page.locator(".popup .option input").count(), 8);
          for (int i = 0; i < options; i++) {
            millis.add(number(page.evaluate(CHANGE, i)));
          }
          page.keyboard().press("Escape");
          page.getByText("Clear filters").click();
          page.waitForFunction(SETTLED);
        }
        tell(address + ", filter changed to drawn", millis);
      }
    }
  }

  @Test
  void an_event_changes_a_number() {
    try (BrowserContext context = reader()) {
      Page page = context.newPage();
      page.navigate(ADDRESS + "/live");
      String run = Long.toString(System.nanoTime(), 36);
      page.evaluate(SEND, Map.of("run", run, "number", 0));
      page.waitForFunction(
          "async () => (await (await fetch('/api/v1/stores')).json()).items.some(one => one.retailer === 'probe')");
      page.navigate(ADDRESS + "/live?retailer=probe");
      page.waitForFunction(SETTLED);
      var millis = new ArrayList<Double>();
      for (int i = 1; i <= PROBES; i++) {
        millis.add(number(page.evaluate(PROBE, Map.of("run", run, "number", i))));
      }
      tell("event posted to number changed", millis);
    }
  }

  private static BrowserContext reader() {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1360, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static void tell(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-45s n %3d  p50 %6.0f  p99 %6.0f  most %6.0f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.99) - 1)),
        sorted.get(sorted.size() - 1));
  }

  private static final String SETTLED =
      "() => document.querySelector('main article.tile') && !document.querySelector('.waiting, .stale') "
          + "&& [...document.querySelectorAll('.chart > .canvas')].every(one => one.querySelector('canvas'))";

  /** Milliseconds from the beginning of the navigation until a tile has a figure on the screen. */
  private static final String FIRST_FIGURE =
      """
      const look = () => {
        if ([...document.querySelectorAll('article.tile data')].some(one => /[0-9]/.test(one.textContent)))
          requestAnimationFrame(() => setTimeout(() => (window.firstFigure = performance.now())));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);""";

  /** From the click on an option until all of the page tells of it and is painted. */
  private static final String CHANGE =
      """
      async i => {
        const frame = () => new Promise(done => requestAnimationFrame(done));
        const settled = %s;
        const before = location.search;
        const begun = performance.now();
        document.querySelectorAll('.popup .option input')[i].click();
        while (location.search === before) await frame();
        await frame();
        while (!settled()) await frame();
        await frame();
        return performance.now() - begun;
      }"""
          .formatted(SETTLED);

  private static final String SALE =
      """
      const send = ({ run, number }) =>
        fetch('/api/v1/events', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            transaction_id: `${run}-${number}`, retailer_id: 'probe', store_id: 'P1',
            event_time: new Date(Date.now() - 1000).toISOString(),
            items: [{ product_id: 'P', quantity: 1, unit_price: 1 }], final_amount: 1,
          }),
        });
      """;

  private static final String SEND = "async probe => {" + SALE + "await send(probe); }";

  /** From sending an event until the tile that counts it shows one more. */
  private static final String PROBE =
      "async probe => {"
          + SALE
          + """
          const shown = () => Number([...document.querySelectorAll('article.tile')]
            .find(tile => tile.querySelector('h3').textContent === 'Transactions, last hour')
            .querySelector('data').value);
          const before = shown();
          const begun = performance.now();
          send(probe);
          while (shown() === before) await new Promise(done => requestAnimationFrame(done));
          const millis = performance.now() - begun;
          await new Promise(done => setTimeout(done, 20 + 60 * Math.random()));
          return millis;
          }""";
}
