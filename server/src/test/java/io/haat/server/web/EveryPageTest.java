package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages. */
final class EveryPageTest extends BrowserTest {
  private static final String AXE = axe();

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
        "/data"
      })
  void serves_everybody_in_both_themes_and_on_a_phone(String address) {
    visit(address);
    assertThat(seriousFaults()).isEmpty();
    screenshot("light" + name(address));

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(seriousFaults()).isEmpty();

    page.setViewportSize(390, 844);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    screenshot("phone" + name(address));
  }

  private static String name(String address) {
    return address.replaceAll("[^a-z]+", "-");
  }

  /** Faults that axe calls serious or critical, each with the element. */
  @SuppressWarnings("unchecked")
  private List<String> seriousFaults() {
    page.evaluate(AXE);
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary}`));
            }""");
  }

  private static String axe() {
    try (InputStream script = EveryPageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
