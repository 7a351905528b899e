package io.haat.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One browser for all tests: Debian's, or the one that {@code -Dhaat.test.chromium} names. */
final class Chromium {
  private Chromium() {}

  static Browser browser() {
    return Running.BROWSER;
  }

  private static final class Running {
    static final Browser BROWSER = launch();

    private static Browser launch() {
      Path program = Path.of(System.getProperty("haat.test.chromium", "/usr/bin/chromium"));
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(
            program + " is not there: apt-get install chromium, or -Dhaat.test.chromium=PATH");
      }
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(program)
                  .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
  }
}
