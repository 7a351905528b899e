package io.haat.testing.recount;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A question whose rows are differences.
 *
 * @param table what it is about
 * @param sql each row one text
 */
record TableCheck(String table, String sql) {
  private static final List<String> FILES = List.of("differences.sql", "late_differences.sql");

  /** The questions of {@link #FILES}; each begins with a line {@code -- table: NAME}. */
  static List<TableCheck> all() {
    List<TableCheck> checks = new ArrayList<>();
    for (String file : FILES) {
      for (String part : resource(file).split("(?m)^-- table: ", -1)) {
        int end = part.indexOf('\n');
        if (!part.startsWith("--") && end > 0) {
          checks.add(new TableCheck(part.substring(0, end).strip(), part.substring(end).strip()));
        }
      }
    }
    return checks;
  }

  /** Where the rows are that it looks at: a table, after whose name a column may stand. */
  String relation() {
    return table.equals("dead letters") ? "found_letter" : table.replaceFirst("\\..*", "");
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(TableCheck.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
