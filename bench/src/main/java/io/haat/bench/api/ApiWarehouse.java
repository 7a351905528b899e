package io.haat.bench.api;

import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.bench.process.Workplace;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.rollup.RollupKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Two years of a chain of 100 stores and 1,000 products, made once and kept for the next run.
 *
 * @param folder of all such warehouses
 */
record ApiWarehouse(Workplace place, Path folder, long rows) {
  /** The data directory. */
  Path data() {
    return folder.resolve("data-" + rows);
  }

  /** Makes it if it is not there as a whole. */
  void prepare() throws IOException, InterruptedException, SQLException {
    Path whole = folder.resolve("data-" + rows + ".whole");
    if (Files.exists(whole)) {
      return;
    }
    Path loaded = folder.resolve("data-" + rows + ".loaded");
    if (!Files.exists(loaded)) {
      Path file = folder.resolve("sales-" + rows + ".csv");
      place.tell("making a file of %,d rows", rows);
      place.program().run("generate", "--rows", rows, "--out", file);
      place.tell("loading %,d rows", rows);
      place.program().run("load", file, "--source", "generated", "--data", data());
      Files.delete(file);
      Files.createFile(loaded);
    }
    place.tell("making the rollups of %,d rows", rows);
    makeRollups();
    Files.createFile(whole);
  }

  /** As {@code haat up} does in the background, without its patience for months in change. */
  private void makeRollups() throws SQLException {
    var sessions =
        new Sessions(
            new DataDirectory(data()),
            0,
            UserCache.folder(System.getenv()),
            source -> new Warehouse(source).migrate(),
            place.notice());
    try (HaatSession session = sessions.open();
        Connection connection = new Warehouse(session.dataSource()).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(STOCK);
      keep(connection);
      statement.execute(PACE);
      keep(connection);
      statement.execute("vacuum analyze");
    }
  }

  private static void keep(Connection connection) throws SQLException {
    var keeper = new RollupKeeper(connection, Duration.ZERO);
    boolean more = true;
    while (more) {
      more = keeper.keep(Instant.now());
    }
  }

  /** Each product in each store, as if events had told it; one in ten is low. */
  private static final String STOCK =
      """
      insert into stock_level (store_key, product_id, current_stock, event_time, event_id, reorder_level)
      select store_key, product_id, (store_key * 7 + product_key * 13) % 100, now(), product_id, 10
      from dim_store join dim_product using (retailer_key)
      where is_current
      on conflict do nothing""";

  /** How fast products sell, of the last days that have sales: the warehouse may be older. */
  private static final String PACE =
      """
      insert into product_pace (store_key, product_id, units, currency, sales_amount, units_a_day, abc)
      select store_key, product_id, sum(units), min(currency), sum(sales_amount), sum(units) / 28,
             (array['A', 'B', 'C'])[1 + min(product_key) % 3]
      from sales_daily join dim_product using (product_key)
      where day >= (select max(day) - 27 from sales_daily)
      group by 1, 2
      on conflict do nothing""";
}
