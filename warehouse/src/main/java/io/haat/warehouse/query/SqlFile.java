package io.haat.warehouse.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query in a file, whose parameters are written {@code :name}, as psql writes its variables.
 * Thread-safe.
 */
public final class SqlFile {
  private final String sql;
  private final List<String> names;

  private SqlFile(String sql, List<String> names) {
    this.sql = sql;
    this.names = List.copyOf(names);
  }

  /**
   * Reads a file.
   *
   * @param beside a class in the package that the file lies in
   * @param name with its ending
   */
  public static SqlFile of(Class<?> beside, String name) {
    try (InputStream file = beside.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("there is no " + name + " beside " + beside.getName());
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a text for a file's. Colons in quotes, and pairs of them, are left as they are. */
  static SqlFile parse(String text) {
    var sql = new StringBuilder(text.length());
    var names = new ArrayList<String>();
    boolean quoted = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      }
      if (text.startsWith("--", i) && !quoted) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (text.startsWith("::", i)) {
        sql.append("::");
        i += 2;
      } else if (c == ':' && !quoted && isNamePart(text, i + 1)) {
        int end = i + 1;
        while (isNamePart(text, end)) {
          end++;
        }
        names.add(text.substring(i + 1, end));
        sql.append('?');
        i = end;
      } else {
        sql.append(c);
        i++;
      }
    }
    return new SqlFile(sql.toString(), names);
  }

  private static boolean isNamePart(String text, int at) {
    return at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_');
  }

  /** The names of the parameters, in the order of the question marks that stand for them. */
  List<String> names() {
    return names;
  }

  String sql() {
    return sql;
  }

  /** Begins a query of this kind. */
  public SqlQuery on(Connection connection) throws SQLException {
    return new SqlQuery(this, connection);
  }
}
