package io.haat.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small source whose mapping is easy to read, and to break. */
record Tills(Shop shop, String name) {
  static final String HEADER = "receipt,day,sku,qty,price\n";

  /** A mapping that is found by its name. */
  Tills mapped(String soldAt) throws IOException {
    Path folder = Files.createDirectories(shop.folder().resolve("sources"));
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        source: %s
        retailer: %s
        format: csv
        csv: {delimiter: ","}
        timezone: UTC
        currency: EUR
        line:
          transaction_id: receipt
          sold_at: %s
          product_id: sku
          quantity: number(qty)
          unit_price: number(price)
        """
            .formatted(name, name, soldAt));
    return this;
  }

  /** Writes a file of the working folder; its name is the source's with an ending. */
  String file(String ending, String text) throws IOException {
    return shop.write(name + ending, text).getFileName().toString();
  }
}
