package io.haat.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The functions that mapping expressions have beside DuckDB's own: {@code number(text)}, {@code
 * number(text, style)} and {@code instant(text, format…)}; see {@code functions.sql}.
 */
final class SqlFunctions {
  private static final String DEFINITIONS = read();

  private SqlFunctions() {}

  static void install(DuckDb database) throws SQLException {
    database.execute(DEFINITIONS);
  }

  private static String read() {
    try (InputStream in = SqlFunctions.class.getResourceAsStream("functions.sql")) {
      if (in == null) {
        throw new IllegalStateException("functions.sql is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
