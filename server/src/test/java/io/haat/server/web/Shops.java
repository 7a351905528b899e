package io.haat.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** Sales for the dashboard to show. */
final class Shops {
  private Shops() {}

  /** Fills an empty warehouse with some days up to an instant. */
  static void fill(DataSource database, Instant now, int days) {
    try (InputStream script = Shops.class.getResourceAsStream("shops.sql");
        Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$now", now.toString())
              .replace("$days", Integer.toString(days)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
