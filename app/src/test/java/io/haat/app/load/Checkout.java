package io.haat.app.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own files are, seen from its tests. */
final class Checkout {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Checkout() {}

  static Path root() {
    return ROOT;
  }

  static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }

  /** The whole of Online Retail, beside the checkout on machines that have it. */
  static Path onlineRetail() {
    return ROOT.resolve("../shared/data/online_retail.csv.gz").normalize();
  }

  /** The text of a mapping that comes with Haat, its lines given to another retailer. */
  static String mapping(String source, String retailer) {
    try {
      return Files.readString(ROOT.resolve("sources").resolve(source + ".yaml"))
          .replaceFirst("(?m)^retailer: .*$", "retailer: " + retailer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
