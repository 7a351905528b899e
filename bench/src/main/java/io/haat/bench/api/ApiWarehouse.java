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
    Path file = folder.resolve("sales-" + rows + ".csv");
    place.tell("making a file of %,d rows", rows);
    place.program().run("generate", "--rows", rows, "--out", file);
    place.tell("loading %,d rows", rows);
    place.program().run("load", file, "--source", "generated", "--data", data());
    Files.delete(file);
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
      var keeper = new RollupKeeper(connection, Duration.ZERO);
      boolean more = true;
      while (more) {
        more = keeper.keep(Instant.now());
      }
      statement.execute("vacuum analyze");
    }
  }
}
