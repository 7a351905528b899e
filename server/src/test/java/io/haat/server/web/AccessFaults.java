package io.haat.server.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What keeps people with a keyboard or a screen reader from using a page. */
final class AccessFaults {
  private static final String AXE = axe();

  private AccessFaults() {}

  /** Faults that axe calls serious or critical, each with the element. */
  @SuppressWarnings("unchecked")
  static List<String> serious(Page page) {
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
    try (InputStream script = AccessFaults.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
