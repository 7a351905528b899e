package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.simulator.world.Store;
import io.haat.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the chain's store list: one row per store, coordinates in degrees. */
public final class StoreListWriter {
  private static final List<String> HEADER =
      List.of(
          "store_id",
          "store_name",
          "city",
          "region",
          "country",
          "tier",
          "timezone",
          "currency",
          "latitude",
          "longitude",
          "opened_on");

  private StoreListWriter() {}

  /** Writes and flushes the list; the stream stays open. */
  public static void write(World world, OutputStream out) throws IOException {
    out.write(CsvText.row(HEADER).getBytes(UTF_8));
    for (Store store : world.stores()) {
      out.write(CsvText.row(fields(store)).getBytes(UTF_8));
    }
    out.flush();
  }

  private static List<String> fields(Store store) {
    return List.of(
        store.id(),
        store.name(),
        store.city().name(),
        store.city().region(),
        World.COUNTRY,
        Integer.toString(store.city().tier()),
        World.ZONE.getId(),
        World.CURRENCY,
        store.latitude().toPlainString(),
        store.longitude().toPlainString(),
        store.openedOn().toString());
  }
}
