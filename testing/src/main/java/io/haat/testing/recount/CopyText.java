package io.haat.testing.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies rows into a table, in PostgreSQL's text format. */
final class CopyText {
  private static final int BUFFER_CHARACTERS = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS + 1_024);

  CopyText(Connection connection, String table) throws SQLException {
    copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
  }

  void add(List<? extends @Nullable Object> row) throws SQLException {
    String separator = "";
    for (Object value : row) {
      buffer.append(separator);
      separator = "\t";
      if (value == null) {
        buffer.append("\\N");
      } else {
        append(value.toString());
      }
    }
    buffer.append('\n');
    if (buffer.length() >= BUFFER_CHARACTERS) {
      write();
    }
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        default -> buffer.append(c);
      }
    }
  }

  private void write() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  void end() throws SQLException {
    write();
    copy.endCopy();
  }
}
