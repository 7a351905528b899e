package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.simulator.world.Product;
import io.haat.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** Writes the chain's price list: one row per product, prices in rupees per unit of measure. */
public final class CatalogueWriter {
  private static final List<String> HEADER =
      List.of(
          "product_id",
          "product_name",
          "category",
          "brand",
          "unit_cost",
          "unit_price",
          "unit_of_measure",
          "lead_time_days");

  private CatalogueWriter() {}

  /** Writes and flushes the list; the stream stays open. */
  public static void write(World world, OutputStream out) throws IOException {
    out.write(CsvText.row(HEADER).getBytes(UTF_8));
    for (Product product : world.products()) {
      out.write(CsvText.row(fields(product)).getBytes(UTF_8));
    }
    out.flush();
  }

  private static List<String> fields(Product product) {
    return List.of(
        product.id(),
        product.name(),
        product.category().title(),
        product.brand(),
        BigDecimal.valueOf(product.costPaise(), 2).toPlainString(),
        BigDecimal.valueOf(product.pricePaise(), 2).toPlainString(),
        product.unitOfMeasure(),
        Integer.toString(product.category().leadTimeDays()));
  }
}
