package io.haat.server.web;

import io.haat.warehouse.rollup.StoreRebuild;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import javax.sql.DataSource;

/** Sales for the dashboard and the API to show. */
public final class Shops {
  private Shops() {}

  /** Fills an empty warehouse with some days up to an instant. */
  public static void fill(DataSource database, Instant now, int days) {
    try (InputStream script = Shops.class.getResourceAsStream("shops.sql");
        Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$now", now.toString())
              .replace("$days", Integer.toString(days)));
      var stores = new ArrayList<Integer>();
      try (ResultSet row = statement.executeQuery("select store_key from dim_store")) {
        while (row.next()) {
          stores.add(row.getInt(1));
        }
      }
      StoreRebuild.run(connection, stores);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
