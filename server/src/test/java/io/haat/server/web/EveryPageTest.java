package io.haat.server.web;

import org.junit.jupiter.params.ParameterizedTest;
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
    assertServesEverybody(address.substring(1).replaceAll("[^a-z]+", "-"));
  }
}
